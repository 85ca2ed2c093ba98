import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentField, readPercent, readWhole } from './number-fields.ts';

describe('a percentage', () => {
  it('is read as it is shown, for every rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (rate) => {
        expect(readPercent(percentField(rate))).toEqual({ ok: true, value: rate });
      }),
    );
  });

  it.each([
    ['19', 1900],
    [' 8.25 % ', 825],
    ['7.5', 750],
    ['0', 0],
    ['100', 10_000],
  ])('%j is %i basis points', (typed, value) => {
    expect(readPercent(typed)).toEqual({ ok: true, value });
  });

  it.each(['', '-1', '100.01', '101', '8,25', '8.255', 'ten', '1e2'])('%j is none', (typed) => {
    expect(readPercent(typed).ok).toBe(false);
  });
});

it.each([
  ['5', true],
  ['0', true],
  ['10', true],
  ['11', false],
  ['', false],
  ['1.5', false],
  ['-1', false],
])('reads %j as a whole number from 0 to 10: %s', (typed, ok) => {
  expect(readWhole(typed, { min: 0, max: 10 }).ok).toBe(ok);
});
