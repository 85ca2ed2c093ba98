import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '+', '-', '@', '\t', 'a', ' ', "'") }),
);

it('is read back by a CSV parser as it was, but for the apostrophe before a formula', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      const [read, ...more] = parse(csvLine(cells), { relax_column_count: true }) as string[][];
      expect(more).toEqual([]);
      expect(read).toEqual(cells.map((text) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)));
      for (const text of read!) expect(text).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['=HYPERLINK("http://evil.test")', `"'=HYPERLINK(""http://evil.test"")"`],
  ['+44 20', "'+44 20"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['Rings, gold', '"Rings, gold"'],
  ['Émeraude', 'Émeraude'],
])('writes %j as %s', (value, written) => {
  expect(csvLine([value])).toBe(`${written}\r\n`);
});

it('leaves numbers alone', () => {
  expect(csvLine([-1, 2.5])).toBe('-1,2.5\r\n');
});
