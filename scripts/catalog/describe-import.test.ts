import { describe, expect, it } from 'vitest';
import { describeImport, describeRefusal } from './describe-import.ts';
import { type Fault, ImportError } from './import-error.ts';
import type { ImportReport } from './import-file.ts';

const report: ImportReport = {
  source: 'catalog.csv',
  created: ['a', 'b'],
  changed: ['c'],
  unchanged: [],
  variants: 7,
  images: { stored: 2, known: 1, waiting: 0, failed: [] },
  notes: [],
  ignoredColumns: [],
  withoutCategory: [],
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
      'images: 2 stored, 1 stored already, 0 failed',
      'publish request: request-1',
      'time: 1.3 s',
    ]);
  });

  it('names every image that failed, however many', () => {
    const failed = Array.from({ length: 80 }, (_, row) => ({
      handle: 'a',
      row,
      url: 'https://a.example/',
      reason: 'is gone',
    }));
    const lines = describeImport(
      { ...report, images: { ...report.images, failed } },
      { dryRun: false, seconds: 1 },
    );
    expect(lines.filter((line) => line.startsWith('no image: a, row '))).toHaveLength(80);
  });

  it('says that a dry run wrote nothing', () => {
    const dry = {
      ...report,
      publishRequestId: null,
      images: { stored: 0, known: 1, waiting: 2, failed: [] },
    };
    const lines = describeImport(dry, { dryRun: true, seconds: 0 });
    expect(lines).toContain('catalog.csv: a dry run, nothing was written');
    expect(lines).toContain('images: 1 stored already, 2 to be fetched');
  });
});

describe('what a refused file is told', () => {
  it('is every fault, one to a line', () => {
    expect(describeRefusal('a.csv', new ImportError('the file has 2 faults', faults(2)))).toEqual([
      'a.csv: the file has 2 faults',
      'row 2, column Variant Price, empty: is no amount',
      'row 3, column Variant Price, "x": is no amount',
      'nothing was imported',
    ]);
  });

  it('is fifty faults at most, with the count of the others, and no endless value', () => {
    const lines = describeRefusal('a.csv', new ImportError('the file has 120 faults', faults(120)));
    expect(lines).toHaveLength(53);
    expect(lines.at(-2)).toBe('… and 70 more');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(130);
  });
});
