import { decimalAmount } from '@lapidary/shared/money';
import { PaymentSettings } from '@lapidary/shared/pricing/store-settings';
import { parseCountries } from '../forms/country-codes.ts';
import { type FormReading, readFields, readInput, valueOr, withProblems } from '../forms/read-input.ts';
import { readOptionalPrice } from '../price-field.ts';

/** Ways to pay, by their names in the settings. */
export const WAYS = ['bankTransfer', 'cashOnDelivery', 'inStore'] as const;
export type Way = (typeof WAYS)[number];

export interface PaymentForm {
  active: Record<Way, boolean>;
  instructions: Record<Way, string>;
  countries: string;
  limit: string;
}

export const paymentForm = (
  { bankTransfer, cashOnDelivery, inStore }: PaymentSettings,
  currency: string,
): PaymentForm => ({
  active: {
    bankTransfer: bankTransfer.active,
    cashOnDelivery: cashOnDelivery.active,
    inStore: inStore.active,
  },
  instructions: {
    bankTransfer: bankTransfer.instructions,
    cashOnDelivery: cashOnDelivery.instructions,
    inStore: inStore.instructions,
  },
  countries: cashOnDelivery.countries.join(', '),
  limit: cashOnDelivery.limit === null ? '' : decimalAmount({ amount: cashOnDelivery.limit, currency }),
});

export function readPayment(form: PaymentForm, currency: string): FormReading<PaymentSettings> {
  const limit = readOptionalPrice(form.limit, currency);
  const way = (name: Way) => ({ active: form.active[name], instructions: form.instructions[name] });
  return withProblems(
    readFields({ 'cashOnDelivery.limit': limit }),
    readInput(PaymentSettings, {
      bankTransfer: way('bankTransfer'),
      cashOnDelivery: {
        ...way('cashOnDelivery'),
        countries: parseCountries(form.countries),
        limit: valueOr(limit, null),
      },
      inStore: way('inStore'),
    }),
  );
}

export const WAY_WORDS: Record<Way, string> = {
  bankTransfer: 'Bank transfer',
  cashOnDelivery: 'Cash on delivery',
  inStore: 'Payment in the shop',
};

/** What a form says, field by field. */
export const paymentFacts = (form: PaymentForm): [string, string][] => [
  ...WAYS.flatMap((way): [string, string][] => [
    [WAY_WORDS[way], form.active[way] ? 'offered' : 'not offered'],
    [`${WAY_WORDS[way]}: what shoppers are told`, form.instructions[way]],
  ]),
  ['Cash on delivery in', form.countries || 'every country'],
  ['Cash on delivery up to', form.limit || 'any total'],
];
