import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyExponent, decimalAmount, formatMoney, parseDecimalAmount } from './money.ts';

/** ISO 4217: the currency, its decimals, an amount in minor units, and how it is written. */
const CURRENCIES = [
  ['VND', 0, 32_500_000, '32500000', '₫32,500,000', '32.500.000 ₫'],
  ['USD', 2, 128_050, '1280.50', '$1,280.50', '1.280,50 US$'],
  ['SGD', 2, 128_050, '1280.50', 'SGD 1,280.50', '1.280,50 SGD'],
  ['JPY', 0, 128_050, '128050', '¥128,050', '128.050 ¥'],
  ['KWD', 3, 1_280_505, '1280.505', 'KWD 1,280.505', '1.280,505 KWD'],
] as const;

/** Some signs stand apart from the number by a space that does not break. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe.each(CURRENCIES)('%s', (currency, decimals, amount, decimal, english, vietnamese) => {
  it(`has ${decimals} decimals, as ISO 4217 says`, () => {
    expect(currencyExponent(currency)).toBe(decimals);
  });

  it('is written for people, in English and in Vietnamese', () => {
    expect(plain(formatMoney({ amount, currency }, 'en'))).toBe(english);
    expect(plain(formatMoney({ amount, currency }, 'vi'))).toBe(vietnamese);
  });

  it('is read from what a merchant types, and written back', () => {
    expect(parseDecimalAmount(decimal, currency)).toBe(amount);
    expect(decimalAmount({ amount, currency })).toBe(decimal);
    fc.assert(
      fc.property(fc.nat({ max: 9_999_999_999 }), (any) => {
        expect(parseDecimalAmount(decimalAmount({ amount: any, currency }), currency)).toBe(any);
      }),
    );
  });

  it('refuses what is finer than its smallest unit', () => {
    expect(() => parseDecimalAmount(`1.${'0'.repeat(decimals)}5`, currency)).toThrow(RangeError);
    expect(parseDecimalAmount(`1.${'0'.repeat(decimals + 1)}`, currency)).toBe(10 ** decimals);
  });
});
