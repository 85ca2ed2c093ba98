import { BulkChange, type PriceChange } from '@lapidary/shared/catalog/bulk-edit';
import type { FieldProblem } from '@lapidary/shared/errors';
import { parseDecimalAmount } from '@lapidary/shared/money';

/** The form of a price change, as it is typed. */
export interface PriceChangeForm {
  direction: 'up' | 'down';
  by: 'percent' | 'amount';
  value: string;
  round: PriceChange['round'];
  compareAt: PriceChange['compareAt'];
}

export const NEW_PRICE_CHANGE: PriceChangeForm = {
  direction: 'down',
  by: 'percent',
  value: '',
  round: 'unit',
  compareAt: 'keep',
};

type ReadChange = { ok: true; change: PriceChange } | { ok: false; problems: FieldProblem[] };

const fault = (message: string): ReadChange => ({ ok: false, problems: [{ path: 'change.value', message }] });

function readValue({ by, value }: PriceChangeForm, currency: string): number | null {
  const text = value.trim();
  if (by === 'percent') return /^\d{1,4}(\.\d{1,2})?$/.test(text) ? Number(text) : null;
  try {
    return parseDecimalAmount(text, currency);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The change that a form asks for, or what is wrong with it. */
export function readPriceChange(form: PriceChangeForm, currency: string): ReadChange {
  const value = readValue(form, currency);
  if (value === null || value === 0)
    return fault(
      form.by === 'percent' ? 'Enter a percentage such as 10 or 7.5.' : 'Enter an amount such as 20.',
    );
  const { by, round, compareAt } = form;
  const signed = form.direction === 'down' ? -value : value;
  const parsed = BulkChange.safeParse({ kind: 'price', by, value: signed, round, compareAt });
  if (parsed.success) return { ok: true, change: parsed.data as PriceChange };
  return fault(form.direction === 'down' ? 'At most 99 % can be taken off.' : 'At most 1000 % can be added.');
}
