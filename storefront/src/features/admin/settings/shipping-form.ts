import { decimalAmount } from '@lapidary/shared/money';
import {
  MAX_DELIVERY_DAYS,
  type ShippingKind,
  type ShippingMethod,
  ShippingMethodInput,
} from '@lapidary/shared/pricing/shipping-method';
import { parseCountries } from '../forms/country-codes.ts';
import { readWhole } from '../forms/number-fields.ts';
import { type FormReading, readFields, readInput, valueOr, withProblems } from '../forms/read-input.ts';
import { type Reading, readPrice } from '../price-field.ts';

export interface ShippingForm {
  name: string;
  description: string;
  kind: ShippingKind;
  price: string;
  freeOver: string;
  /** Empty where the shop does not tell them. */
  minDays: string;
  maxDays: string;
  countries: string;
  position: string;
  active: boolean;
}

const MAX_POSITION = 10_000;
const NOTHING: Reading<number> = { ok: true, value: 0 };
const NOT_TOLD: Reading<number | null> = { ok: true, value: null };

const readDays = (typed: string): Reading<number | null> =>
  typed.trim() === '' ? NOT_TOLD : readWhole(typed, { min: 0, max: MAX_DELIVERY_DAYS });

export function shippingForm(method: ShippingMethod | null, currency: string): ShippingForm {
  const money = (amount: number) => decimalAmount({ amount, currency });
  return {
    name: method?.name ?? '',
    description: method?.description ?? '',
    kind: method?.kind ?? 'flat',
    price: method && method.kind !== 'pick_up' ? money(method.price) : '',
    freeOver: method?.freeOver != null ? money(method.freeOver) : '',
    minDays: String(method?.minDays ?? ''),
    maxDays: String(method?.maxDays ?? ''),
    countries: method?.countries.join(', ') ?? '',
    position: String(method?.position ?? 0),
    active: method?.active ?? true,
  };
}

export function readShipping(form: ShippingForm, currency: string): FormReading<ShippingMethodInput> {
  const { kind } = form;
  const price = kind === 'pick_up' ? NOTHING : readPrice(form.price, currency);
  const freeOver = kind === 'free_over' ? readPrice(form.freeOver, currency) : NOTHING;
  const minDays = kind === 'pick_up' ? NOT_TOLD : readDays(form.minDays);
  const maxDays = kind === 'pick_up' ? NOT_TOLD : readDays(form.maxDays);
  const position = readWhole(form.position, { min: 0, max: MAX_POSITION });
  return withProblems(
    readFields({ price, freeOver, minDays, maxDays, position }),
    readInput(ShippingMethodInput, {
      kind,
      ...(kind !== 'pick_up' && {
        price: valueOr(price, 0),
        // Of one that cannot be read, the other is not told that it stands alone.
        minDays: maxDays.ok ? valueOr(minDays, null) : null,
        maxDays: minDays.ok ? valueOr(maxDays, null) : null,
      }),
      ...(kind === 'free_over' && { freeOver: valueOr(freeOver, 0) }),
      name: form.name,
      description: form.description,
      countries: parseCountries(form.countries),
      active: form.active,
      position: valueOr(position, 0),
    }),
  );
}

const KIND: Record<ShippingKind, string> = {
  flat: 'One price',
  free_over: 'One price, free from a value of pieces',
  pick_up: 'Picked up in the shop',
};
export const KIND_OPTIONS = Object.entries(KIND) as [ShippingKind, string][];

const daysWords = ({ kind, minDays, maxDays }: ShippingForm): string =>
  kind === 'pick_up' || !(minDays || maxDays) ? '—' : `${minDays} to ${maxDays} working days`;

/** What a form says, field by field. */
export const shippingFacts = (form: ShippingForm): [string, string][] => [
  ['Name', form.name],
  ['Description', form.description || '—'],
  ['Kind', KIND[form.kind]],
  ['Price', form.kind === 'pick_up' ? '—' : form.price],
  ['Free from', form.kind === 'free_over' ? form.freeOver : '—'],
  ['Arrives after', daysWords(form)],
  ['Countries', form.countries || 'everywhere'],
  ['Position', form.position],
  ['Offered', form.active ? 'yes' : 'no'],
];
