import { z } from 'zod';
import { MinorUnits } from '../money.ts';

/** A code as people write it; letters count alike in either case, and it is kept in upper case. */
export const PromotionCode = z
  .string()
  .trim()
  .regex(/^[\w-]{2,40}$/, 'must be 2 to 40 letters, digits, hyphens or underscores')
  .transform((code) => code.toUpperCase());
export type PromotionCode = z.infer<typeof PromotionCode>;

const HUNDRED_PERCENT = 10_000;
const time = z.iso.datetime({ offset: true }).nullable().default(null);

const terms = {
  code: PromotionCode,
  active: z.boolean().default(true),
  /** Value of the goods, before any discount, from which the code counts. */
  minimumSubtotal: MinorUnits.default(0),
  startsAt: time,
  endsAt: time,
  /** How many orders may use it in all; null for no limit. */
  usageLimit: z.int().min(1).max(1_000_000_000).nullable().default(null),
};

/** A promotion as a merchant states it. */
export const PromotionInput = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('percent'),
      /** Basis points: 1000 is 10 %. */
      value: z.int().min(1).max(HUNDRED_PERCENT),
      ...terms,
    }),
    z.strictObject({ kind: z.literal('amount'), value: MinorUnits.min(1), ...terms }),
    z.strictObject({ kind: z.literal('free_shipping'), ...terms }),
  ])
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || Date.parse(startsAt) < Date.parse(endsAt), {
    path: ['endsAt'],
    message: 'must lie after the start',
  })
  .meta({
    id: 'PromotionInput',
    examples: [
      {
        kind: 'percent',
        code: 'SPRING-10',
        value: 1000,
        startsAt: '2026-03-01T00:00:00Z',
        endsAt: '2036-06-01T00:00:00Z',
      },
      { kind: 'amount', code: 'THANKS-20', value: 2_000, minimumSubtotal: 10_000 },
      { kind: 'free_shipping', code: 'FREE-POST', usageLimit: 100 },
    ],
  });
export type PromotionInput = z.infer<typeof PromotionInput>;

export const PromotionKind = z.enum(['percent', 'amount', 'free_shipping']);
export type PromotionKind = z.infer<typeof PromotionKind>;

/** A promotion as the merchant's desk sees it. */
export const Promotion = z
  .object({
    id: z.string(),
    code: z.string(),
    kind: PromotionKind,
    /** Basis points of a percentage, minor units of an amount, 0 of free shipping. */
    value: z.int(),
    active: z.boolean(),
    minimumSubtotal: MinorUnits,
    startsAt: z.iso.datetime().nullable(),
    endsAt: z.iso.datetime().nullable(),
    usageLimit: z.int().nullable(),
    /** Orders counted against the limit, cancelled ones not; nothing is counted while there is no limit. */
    used: z.int().min(0),
    version: z.int(),
  })
  .meta({
    id: 'Promotion',
    examples: [
      {
        id: '01KJ4TH9L1N3P5R7T9V1X3Z5C7',
        code: 'SPRING-10',
        kind: 'percent',
        value: 1000,
        active: true,
        minimumSubtotal: 0,
        startsAt: '2026-03-01T00:00:00.000Z',
        endsAt: '2036-06-01T00:00:00.000Z',
        usageLimit: null,
        used: 0,
        version: 1,
      },
    ],
  });
export type Promotion = z.infer<typeof Promotion>;

export const PromotionList = z.object({ promotions: z.array(Promotion) }).meta({ id: 'PromotionList' });
export type PromotionList = z.infer<typeof PromotionList>;
