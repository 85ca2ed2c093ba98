import { z } from 'zod';
import { MinorUnits, Money } from '../money.ts';
import { CountryCode } from './country.ts';

export const ShippingKind = z.enum(['flat', 'free_over', 'pick_up']);
export type ShippingKind = z.infer<typeof ShippingKind>;

/** The most working days that a way of delivery may be said to take. */
export const MAX_DELIVERY_DAYS = 90;

const days = z.int().min(0).max(MAX_DELIVERY_DAYS);

/**
 * Working days, Monday to Friday, from an order until it arrives: the fewest and the most. Both are told, or neither:
 * then pages promise nothing.
 */
const arrival = { minDays: days.nullable().default(null), maxDays: days.nullable().default(null) };

const described = {
  name: z.string().trim().min(1).max(100),
  /** For shoppers, such as "Handed over against a signature". */
  description: z.string().trim().max(300).default(''),
  /** Countries it serves; none named means every country. */
  countries: z.array(CountryCode).max(250).default([]),
  active: z.boolean().default(true),
  /** Lower comes first; the first that serves a country is what its shoppers get unless they choose. */
  position: z.int().min(0).max(10_000).default(0),
};

/** A shipping method as a merchant states it. Amounts are in minor units of the store's currency. */
export const ShippingMethodInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('flat'), price: MinorUnits, ...arrival, ...described }),
    z.strictObject({
      kind: z.literal('free_over'),
      price: MinorUnits,
      /** Free from this value of the goods, after a discount. */
      freeOver: MinorUnits,
      ...arrival,
      ...described,
    }),
    z.strictObject({ kind: z.literal('pick_up'), ...described }),
  ])
  .superRefine((method, context) => {
    if (method.kind === 'pick_up') return;
    const { minDays, maxDays } = method;
    const fault = (path: 'minDays' | 'maxDays', message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (minDays === null && maxDays !== null) fault('minDays', 'must be told with the most days, or neither');
    else if (minDays !== null && maxDays === null)
      fault('maxDays', 'must be told with the fewest days, or neither');
    else if (minDays !== null && maxDays !== null && maxDays < minDays)
      fault('maxDays', 'must not be below the fewest days');
  })
  .meta({
    id: 'ShippingMethodInput',
    examples: [
      {
        kind: 'flat',
        name: 'Courier',
        price: 1_500,
        description: 'Handed over against a signature',
        minDays: 2,
        maxDays: 4,
        countries: ['GB'],
        position: 10,
      },
      { kind: 'free_over', name: 'Post', price: 900, freeOver: 20_000 },
      { kind: 'pick_up', name: 'Atelier' },
    ],
  });
export type ShippingMethodInput = z.infer<typeof ShippingMethodInput>;

/** A shipping method as the merchant's desk sees it. */
export const ShippingMethod = z
  .object({
    id: z.string(),
    kind: ShippingKind,
    name: z.string(),
    description: z.string(),
    price: MinorUnits,
    freeOver: MinorUnits.nullable(),
    minDays: days.nullable(),
    maxDays: days.nullable(),
    countries: z.array(CountryCode),
    active: z.boolean(),
    position: z.int(),
    /** Goes up with every change; `If-Match` names it. */
    version: z.int(),
  })
  .meta({
    id: 'ShippingMethod',
    examples: [
      {
        id: '01KJ4TJ0M2P4R6T8V0X2Z4B6D8',
        kind: 'flat',
        name: 'Courier',
        description: 'Handed over against a signature',
        price: 1_500,
        freeOver: null,
        minDays: 2,
        maxDays: 4,
        countries: ['GB'],
        active: true,
        position: 10,
        version: 1,
      },
    ],
  });
export type ShippingMethod = z.infer<typeof ShippingMethod>;

export const ShippingMethodList = z
  .object({ shippingMethods: z.array(ShippingMethod) })
  .meta({ id: 'ShippingMethodList' });
export type ShippingMethodList = z.infer<typeof ShippingMethodList>;

/** A shipping method that a shopper can choose, with its price for this bag. */
export const OfferedShipping = z
  .object({
    id: z.string(),
    kind: ShippingKind,
    name: z.string(),
    description: z.string(),
    price: Money,
    /** Working days until it arrives, as far as the shop tells them: both or neither. */
    minDays: days.nullable(),
    maxDays: days.nullable(),
  })
  .meta({
    id: 'OfferedShipping',
    examples: [
      {
        id: 'standard',
        kind: 'flat',
        name: 'Standard delivery',
        description: '',
        price: { amount: 1_500, currency: 'USD' },
        minDays: 2,
        maxDays: 4,
      },
    ],
  });
export type OfferedShipping = z.infer<typeof OfferedShipping>;

/** The shipping method of an order, as it was called then. */
export const ShippingChoice = z.object({ id: z.string(), kind: ShippingKind, name: z.string() });
export type ShippingChoice = z.infer<typeof ShippingChoice>;
