import { z } from 'zod';

/** Ways to pay that need no online provider; the money moves outside the shop. */
export const PaymentMethod = z.enum(['bank_transfer', 'cash_on_delivery', 'in_store']);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** What the buyer does next to pay: follow instructions, or go on at a provider's page. */
export const PaymentStep = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('instructions'), text: z.string() }),
    z.object({ kind: z.literal('redirect'), url: z.url() }),
  ])
  .meta({ examples: [{ kind: 'instructions', text: 'Transfer the total to DE02 1203 0000 0000 2020 51.' }] });
export type PaymentStep = z.infer<typeof PaymentStep>;

/** A way to pay, as offered for one bag. */
export const OfferedPayment = z
  .object({
    id: PaymentMethod,
    instructions: z.string(),
    /** Why it cannot be chosen with this country, delivery or total; null when it can. */
    refusal: z.string().nullable(),
  })
  .meta({
    id: 'OfferedPayment',
    examples: [
      {
        id: 'bank_transfer',
        instructions: 'Transfer the total to DE02 1203 0000 0000 2020 51.',
        refusal: null,
      },
    ],
  });
export type OfferedPayment = z.infer<typeof OfferedPayment>;
