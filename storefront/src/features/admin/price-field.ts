import { currencyExponent, decimalAmount, parseDecimalAmount } from '@lapidary/shared/money';

/** What was typed into a number field: its value, or why it is none, in words for the person who typed it. */
export type Reading<T> = { ok: true; value: T } | { ok: false; problem: string };

const problem = (text: string): { ok: false; problem: string } => ({ ok: false, problem: text });

/** A price such as 42.99 in minor units of `currency`. */
export function readPrice(typed: string, currency: string): Reading<number> {
  const text = typed.trim();
  const example = decimalAmount({ amount: 4299, currency });
  if (text === '') return problem(`Enter a price such as ${example}.`);
  try {
    return { ok: true, value: parseDecimalAmount(text, currency) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  if (text.startsWith('-')) return problem('A price cannot be below zero.');
  if (text.includes(',')) return problem(`Write it without commas, such as ${example}.`);
  if (/^\d{1,13}\.\d+$/.test(text)) {
    const digits = currencyExponent(currency);
    if (digits === 0) return problem(`${currency} has no decimals: write a whole number such as ${example}.`);
    return problem(`${currency} has ${digits} decimals at most, such as ${example}.`);
  }
  if (/^\d+(\.\d+)?$/.test(text)) return problem('That price is too large.');
  return problem(`Write only the number, such as ${example}.`);
}

/** As `readPrice`; an empty field means that there is none: null. */
export function readOptionalPrice(typed: string, currency: string): Reading<number | null> {
  return typed.trim() === '' ? { ok: true, value: null } : readPrice(typed, currency);
}

/** Units on hand. */
export function readStock(typed: string): Reading<number> {
  const text = typed.trim();
  if (!/^\d{1,9}$/.test(text)) return problem('Enter a whole number, 0 or more.');
  return { ok: true, value: Number(text) };
}
