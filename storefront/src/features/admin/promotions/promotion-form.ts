import { decimalAmount } from '@lapidary/shared/money';
import { type Promotion, PromotionInput, type PromotionKind } from '@lapidary/shared/pricing/promotion';
import { percentField, readPercent, readWhole } from '../forms/number-fields.ts';
import { type FormReading, readFields, readInput, valueOr, withProblems } from '../forms/read-input.ts';
import { type Reading, readOptionalPrice, readPrice } from '../price-field.ts';
import { isoOfFieldValue, localFieldValue } from '../schedule-time.ts';

export interface PromotionForm {
  code: string;
  kind: PromotionKind;
  percent: string;
  amount: string;
  minimum: string;
  starts: string;
  ends: string;
  limit: string;
  active: boolean;
}

const MAX_USES = 1_000_000_000;
const timeField = (iso: string | null): string => (iso === null ? '' : localFieldValue(new Date(iso)));

export function promotionForm(promotion: Promotion | null, currency: string): PromotionForm {
  const amountOf = (amount: number) => (amount === 0 ? '' : decimalAmount({ amount, currency }));
  return {
    code: promotion?.code ?? '',
    kind: promotion?.kind ?? 'percent',
    percent: promotion?.kind === 'percent' ? percentField(promotion.value) : '',
    amount: promotion?.kind === 'amount' ? amountOf(promotion.value) : '',
    minimum: amountOf(promotion?.minimumSubtotal ?? 0),
    starts: timeField(promotion?.startsAt ?? null),
    ends: timeField(promotion?.endsAt ?? null),
    limit: promotion?.usageLimit ? String(promotion.usageLimit) : '',
    active: promotion?.active ?? true,
  };
}

const NOTHING: Reading<number> = { ok: true, value: 0 };

function above0(reading: Reading<number>): Reading<number> {
  return reading.ok && reading.value === 0 ? { ok: false, problem: 'Write more than 0.' } : reading;
}

/** An optional time; a field that the browser could not read is empty. */
const readTime = (typed: string): string | null => isoOfFieldValue(typed);

export function readPromotion(form: PromotionForm, currency: string): FormReading<PromotionInput> {
  const { kind } = form;
  const percent = kind === 'percent' ? above0(readPercent(form.percent)) : NOTHING;
  const amount = kind === 'amount' ? above0(readPrice(form.amount, currency)) : NOTHING;
  const minimum = readOptionalPrice(form.minimum, currency);
  const limit: Reading<number | null> =
    form.limit.trim() === '' ? { ok: true, value: null } : readWhole(form.limit, { min: 1, max: MAX_USES });
  const value = kind === 'percent' ? valueOr(percent, 1) : valueOr(amount, 1);
  return withProblems(
    readFields({ percent, amount, minimum, limit }),
    readInput(PromotionInput, {
      kind,
      ...(kind !== 'free_shipping' && { value }),
      code: form.code,
      active: form.active,
      minimumSubtotal: valueOr(minimum, 0) ?? 0,
      startsAt: readTime(form.starts),
      endsAt: readTime(form.ends),
      usageLimit: valueOr(limit, null),
    }),
  );
}

const KIND: Record<PromotionKind, string> = {
  percent: 'A percentage off',
  amount: 'An amount off',
  free_shipping: 'Free delivery',
};
export const KIND_OPTIONS = Object.entries(KIND) as [PromotionKind, string][];

/** What a form says, field by field. */
export const promotionFacts = (form: PromotionForm): [string, string][] => [
  ['Code', form.code],
  ['What it takes off', KIND[form.kind]],
  ['Percentage', form.kind === 'percent' ? form.percent : '—'],
  ['Amount', form.kind === 'amount' ? form.amount : '—'],
  ['From a value of', form.minimum || '—'],
  ['Starts', form.starts || '—'],
  ['Ends', form.ends || '—'],
  ['Uses', form.limit || 'no limit'],
  ['Counts', form.active ? 'yes' : 'no'],
];
