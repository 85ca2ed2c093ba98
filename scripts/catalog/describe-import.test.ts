import type { Fault } from '@lapidary/commerce-api/catalog';
import { describe, expect, it } from 'vitest';
import { describeImport, describeRefusal, type ImportReport } from './describe-import.ts';

const report: ImportReport = {
  source: 'catalog.csv',
  counts: {
    created: 2,
    changed: 1,
    unchanged: 0,
    failed: 0,
    variants: 7,
    pictures: { stored: 3, toFetch: 0, missing: 0 },
  },
  notes: [],
  publishRequestId: 'request-1',
};

const faults = (count: number): Fault[] =>
  Array.from({ length: count }, (_, index) => ({
    row: index + 2,
    column: 'Variant Price',
    value: 'x'.repeat(index),
    reason: 'is no amount',
  }));

describe('what an import says', () => {
  it('counts products, variants, images and seconds', () => {
    expect(describeImport(report, { dryRun: false, seconds: 1.25 })).toEqual([
      'catalog.csv: imported',
      'products: 2 new, 1 changed, 0 unchanged, 0 errors',
      'variants: 7',
      'images: 3 stored, 0 missing',
      'publish request: request-1',
      'time: 1.3 s',
    ]);
  });

  it('names every image that is missing, however many', () => {
    const notes = Array.from({ length: 80 }, (_, row) => ({
      handle: 'a',
      row,
      message: 'no picture https://a.example/: is gone',
    }));
    const lines = describeImport({ ...report, notes }, { dryRun: false, seconds: 1 });
    expect(lines.filter((line) => line.startsWith('note: a, row '))).toHaveLength(80);
  });

  it('says that a dry run wrote nothing', () => {
    const counts = { ...report.counts, pictures: { stored: 1, toFetch: 2, missing: 0 } };
    const lines = describeImport({ ...report, counts, publishRequestId: null }, { dryRun: true, seconds: 0 });
    expect(lines).toContain('catalog.csv: a dry run, nothing was written');
    expect(lines).toContain('images: 1 stored, 2 to be fetched, 0 missing');
  });
});

describe('what a refused file is told', () => {
  it('is every fault, one to a line', () => {
    expect(describeRefusal('a.csv', 'the file has 2 faults', faults(2))).toEqual([
      'a.csv: the file has 2 faults',
      'row 2, column Variant Price, empty: is no amount',
      'row 3, column Variant Price, "x": is no amount',
      'nothing was imported',
    ]);
  });

  it('is fifty faults at most, with the count of the others, and no endless value', () => {
    const lines = describeRefusal('a.csv', 'the file has 120 faults', faults(120));
    expect(lines).toHaveLength(53);
    expect(lines.at(-2)).toBe('… and 70 more');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(130);
  });
});
