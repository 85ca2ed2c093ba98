import { decimalAmount } from '@lapidary/shared/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOptionalPrice, readPrice, readStock } from './price-field.ts';

describe('readPrice', () => {
  it('reads what decimalAmount writes, in every kind of currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999_999 }),
        fc.constantFrom('USD', 'VND', 'KWD'),
        (amount, currency) => {
          expect(readPrice(` ${decimalAmount({ amount, currency })} `, currency)).toEqual({
            ok: true,
            value: amount,
          });
        },
      ),
    );
  });

  it.each([
    ['', 'USD', 'Enter a price such as 42.99.'],
    ['1,200.50', 'USD', 'Write it without commas, such as 42.99.'],
    ['42.999', 'USD', 'USD has 2 decimals at most, such as 42.99.'],
    ['42.5', 'VND', 'VND has no decimals: write a whole number such as 4299.'],
    ['-1', 'USD', 'A price cannot be below zero.'],
    ['$42', 'USD', 'Write only the number, such as 42.99.'],
    ['99999999999999', 'USD', 'That price is too large.'],
    ['9999999999999.9999', 'KWD', 'KWD has 3 decimals at most, such as 4.299.'],
  ])('explains %j in %s', (typed, currency, words) => {
    expect(readPrice(typed, currency)).toEqual({ ok: false, problem: words });
  });
});

describe('readOptionalPrice', () => {
  it('takes nothing for none, and zero for zero', () => {
    expect(readOptionalPrice('  ', 'USD')).toEqual({ ok: true, value: null });
    expect(readOptionalPrice('0', 'USD')).toEqual({ ok: true, value: 0 });
  });
});

describe('readStock', () => {
  it('takes whole numbers only', () => {
    expect(readStock(' 12 ')).toEqual({ ok: true, value: 12 });
    for (const typed of ['', '-1', '1.5', 'many', '1e3'])
      expect(readStock(typed)).toMatchObject({ ok: false });
  });
});
