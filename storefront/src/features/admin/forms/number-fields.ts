import type { Reading } from '../price-field.ts';

const HUNDRED_PERCENT = 10_000;

/** A percentage such as 8.25 in basis points. */
export function readPercent(typed: string): Reading<number> {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(typed.trim().replace(/\s*%$/, ''));
  if (!match) return { ok: false, problem: 'Write a percentage such as 19 or 8.25.' };
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  if (value > HUNDRED_PERCENT) return { ok: false, problem: 'More than 100 % is not possible.' };
  return { ok: true, value };
}

/** Basis points as `readPercent` reads them: 825 → "8.25", 1900 → "19". */
export const percentField = (basisPoints: number): string => String(basisPoints / 100);

/** A whole number within bounds. */
export function readWhole(typed: string, { min, max }: { min: number; max: number }): Reading<number> {
  const text = typed.trim();
  const value = Number(text);
  if (!/^\d{1,10}$/.test(text) || value < min || value > max) {
    return { ok: false, problem: `Write a whole number from ${min} to ${max}.` };
  }
  return { ok: true, value };
}
