import { z } from 'zod';

/** An ISO 4217 code that `Intl` knows, upper case. */
export const CurrencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be a three-letter ISO 4217 code')
  .meta({ example: 'USD' });
export type CurrencyCode = z.infer<typeof CurrencyCode>;

/** An amount in the currency's smallest unit: 4299 USD is $42.99, 4299 VND is 4.299 ₫. Never a float. */
export const MinorUnits = z
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .meta({ examples: [128_000] });

export const Money = z
  .object({ amount: MinorUnits, currency: CurrencyCode })
  .meta({ examples: [{ amount: 128_000, currency: 'USD' }] });
export type Money = z.infer<typeof Money>;

const formats = new Map<string, Intl.NumberFormat>();

/** Making one takes longer than the rest of printing a price, and a page prints dozens. */
function currencyFormat(locale: string, currency: string): Intl.NumberFormat {
  const name = `${locale} ${currency}`;
  let format = formats.get(name);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    formats.set(name, format);
  }
  return format;
}

const exponents = new Map<string, number>();

/**
 * Number of decimal digits of a currency: USD 2, VND and JPY 0, KWD 3.
 * Source: the ISO 4217 exponents that `Intl` carries (CLDR).
 */
export function currencyExponent(currency: string): number {
  let exponent = exponents.get(currency);
  if (exponent === undefined) {
    exponent = currencyFormat('en', currency).resolvedOptions().maximumFractionDigits!;
    exponents.set(currency, exponent);
  }
  return exponent;
}

/**
 * Parses a decimal as people and CSV files write it ("42.99", "85", "1200.5") into minor units.
 * @throws RangeError when it is no plain decimal, negative, too large, or finer than the currency allows.
 */
export function parseDecimalAmount(text: string, currency: string): number {
  const match = /^(\d{1,13})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new RangeError(`"${text}" is not an amount such as 42.99`);
  const exponent = currencyExponent(currency);
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) {
    throw new RangeError(
      `"${text}" has more than ${exponent} decimal digits, which ${currency} does not have`,
    );
  }
  const amount = Number(match[1]! + fraction.padEnd(exponent, '0'));
  if (!Number.isSafeInteger(amount)) throw new RangeError(`"${text}" is too large`);
  return amount;
}

/** The plain decimal of an amount, the inverse of `parseDecimalAmount`: 4299 USD → "42.99", 85 JPY → "85". */
export function decimalAmount({ amount, currency }: Money): string {
  const exponent = currencyExponent(currency);
  if (exponent === 0) return String(amount);
  const digits = String(amount).padStart(exponent + 1, '0');
  return `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** An amount for people, in the given locale: "$42.99", "42,99 $US", "4.299 ₫". */
export function formatMoney(money: Money, locale = 'en'): string {
  // A decimal string is formatted exactly; a float division would not be for large amounts.
  return currencyFormat(locale, money.currency).format(decimalAmount(money) as `${number}`);
}

/** Sum in minor units; refuses to leave the range in which integers are exact. */
export function addAmounts(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  if (!Number.isSafeInteger(sum)) throw new RangeError('the sum is too large to be exact');
  return sum;
}
