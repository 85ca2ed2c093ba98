import type { ImportCounts, ImportJob } from '@lapidary/shared/catalog/import';
import { expect, it } from 'vitest';
import { changeWords, priceWords } from './bulk-words.ts';
import { confirmWords, countWords, pictureWords } from './import-words.ts';

const counts = (change: Partial<ImportCounts>): ImportCounts => ({
  created: 0,
  changed: 0,
  unchanged: 0,
  failed: 0,
  variants: 0,
  pictures: { stored: 0, toFetch: 0, missing: 0 },
  ...change,
});
const confirm = (change: Partial<ImportCounts>): string =>
  confirmWords({ counts: counts(change) } as unknown as ImportJob);

it('counts what an import would do', () => {
  expect(countWords(counts({ created: 12, changed: 40, failed: 3 }))).toBe(
    '12 new, 40 changed, 3 with errors',
  );
  expect(countWords(counts({ failed: 1, unchanged: 7 }))).toBe(
    '0 new, 0 changed, 1 with an error, 7 unchanged',
  );
});

it('says on the button what will happen', () => {
  expect(confirm({ created: 1 })).toBe('Import 1 product');
  expect(confirm({ created: 2, changed: 3, failed: 2 })).toBe('Import 5 products, leave out 2 with errors');
  expect(confirm({ unchanged: 4 })).toBe('Import');
});

it('tells of pictures only when the file names any', () => {
  expect(pictureWords(counts({}))).toBeNull();
  expect(pictureWords(counts({ pictures: { stored: 1, toFetch: 2, missing: 3 } }))).toBe(
    '1 picture there, 2 to be fetched, 3 missing',
  );
});

it('names a change of prices', () => {
  const change = { kind: 'price', round: 'unit', compareAt: 'keep' } as const;
  expect(changeWords({ ...change, by: 'percent', value: -7.5 }, 'USD')).toBe('Prices −7.5 %');
  expect(changeWords({ ...change, by: 'amount', value: 2000 }, 'USD')).toBe('Prices + $20.00');
  expect(priceWords({ min: 100, max: 100 }, 'USD')).toBe('$1.00');
  expect(priceWords({ min: 100, max: 250 }, 'USD')).toBe('$1.00 – $2.50');
});
