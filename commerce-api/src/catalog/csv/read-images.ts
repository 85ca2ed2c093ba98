import { cell, type SheetRow } from './columns.ts';
import { readFocus } from './focal-point.ts';
import type { Findings } from './import-error.ts';
import type { SourceImage } from './parsed-product.ts';

const MAX_IMAGES = 50;

/** A product's images by `Image Position`; those without one follow in the order of their rows. */
export function readImages(handle: string, rows: readonly SheetRow[], findings: Findings): SourceImage[] {
  const found: (SourceImage & { position: number })[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const url = cell(row, 'Image Src');
    if (url === '') continue;
    const text = cell(row, 'Image Position');
    if (text !== '' && !/^\d{1,9}$/.test(text)) {
      const reason = 'must be a whole number from 1';
      findings.faults.push({ row: row.row, column: 'Image Position', value: text, reason });
    }
    const alt = cell(row, 'Image Alt Text');
    if (alt.length > 500) {
      const reason = `has ${alt.length} characters; 500 are possible`;
      findings.faults.push({ row: row.row, column: 'Image Alt Text', value: alt, reason });
    }
    const point = cell(row, 'Image Focal Point');
    const focus = point === '' ? null : readFocus(point);
    if (point !== '' && !focus) {
      const reason = 'must be two percentages, from the left and from the top, such as 50% 30%';
      findings.faults.push({ row: row.row, column: 'Image Focal Point', value: point, reason });
    }
    if (seen.has(url)) {
      findings.notes.push({
        row: row.row,
        handle,
        message: `the image ${url} is named twice and taken once`,
      });
      continue;
    }
    seen.add(url);
    const position = text === '' ? Number.POSITIVE_INFINITY : Number(text);
    found.push({ row: row.row, url, alt, ...(focus && { focus }), position });
  }
  for (const { row, url } of found.slice(MAX_IMAGES)) {
    const reason = `a product has at most ${MAX_IMAGES} images`;
    findings.faults.push({ row, column: 'Image Src', value: url, reason });
  }
  return found
    .sort((a, b) => (a.position === b.position ? a.row - b.row : a.position - b.position))
    .map(({ position: _position, ...image }) => image);
}
