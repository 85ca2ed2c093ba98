import { z } from 'zod';
import { StockState } from '../catalog/product.ts';
import { Money } from '../money.ts';

/** What can be bought now of one variant, and for how much. */
export const VariantAvailability = z
  .object({ available: z.int().min(0), state: StockState, price: Money })
  .meta({ id: 'VariantAvailability' });
export type VariantAvailability = z.infer<typeof VariantAvailability>;

/** Live stock and prices of a product, by variant id; a static page brings itself up to date with it. */
export const Availability = z
  .object({ slug: z.string(), variants: z.record(z.string(), VariantAvailability) })
  .meta({
    id: 'Availability',
    examples: [
      {
        slug: 'solitaire-ring',
        variants: {
          '01KJ4T9Z6N8Q2V5X7B3M1C0D4F': {
            available: 5,
            state: 'in_stock',
            price: { amount: 128_000, currency: 'USD' },
          },
        },
      },
    ],
  });
export type Availability = z.infer<typeof Availability>;

/** The most units of a variant that the shop can have on hand. */
export const MAX_STOCK = 1_000_000;

export const ChangeStock = z
  .strictObject({
    stock: z.int().min(0).max(MAX_STOCK),
    /** The units that the merchant saw. When given and no longer true, nothing is set: 409 `conflict`. */
    expected: z.int().min(0).max(MAX_STOCK).optional(),
  })
  .meta({ examples: [{ stock: 5 }] });
export type ChangeStock = z.infer<typeof ChangeStock>;

export const StockLevel = z
  .object({ variantId: z.string(), stock: z.int().min(0) })
  .meta({ id: 'StockLevel', examples: [{ variantId: '01KJ4T9Z6N8Q2V5X7B3M1C0D4F', stock: 5 }] });
export type StockLevel = z.infer<typeof StockLevel>;

/** Units up to which a variant counts as low at the desk, unless the merchant says otherwise. */
export const LOW_STOCK = 5;

/** The units on hand of a variant that is for sale. */
export const VariantStock = z
  .object({
    variantId: z.string(),
    productId: z.string(),
    productTitle: z.string(),
    /** '' when the product has no options. */
    variantTitle: z.string(),
    sku: z.string(),
    stock: z.int().min(0),
  })
  .meta({
    id: 'VariantStock',
    examples: [
      {
        variantId: '01KJ4T9Z6N8Q2V5X7B3M1C0D4F',
        productId: '01KJ4T8W1R3S5T7V9X0Y2Z4A6B',
        productTitle: 'Solitaire Ring',
        variantTitle: 'Yellow gold / 6',
        sku: 'SOL-YG-6',
        stock: 2,
      },
    ],
  });
export type VariantStock = z.infer<typeof VariantStock>;

export const StockList = z
  .object({ variants: z.array(VariantStock), nextCursor: z.string().nullable() })
  .meta({ id: 'StockList' });
export type StockList = z.infer<typeof StockList>;

/** A change of the units on hand: set at the desk, sold by an order, or returned by one. */
export const StockMovement = z
  .object({
    at: z.iso.datetime(),
    kind: z.enum(['set', 'sold', 'returned']),
    /** Id of an account, or `guest`. */
    actor: z.string(),
    /** Units that came, or below zero those that went. */
    change: z.int(),
    /** Units on hand afterwards, where they were written down. */
    stock: z.int().nullable(),
    /** Number of the order; null when it was none. */
    order: z.string().nullable(),
  })
  .meta({
    examples: [
      {
        at: '2026-03-14T09:26:53.000Z',
        kind: 'sold',
        actor: 'guest',
        change: -1,
        stock: null,
        order: 'L-7KQ2-M9XD',
      },
    ],
  });
export type StockMovement = z.infer<typeof StockMovement>;

/** What became of the units of a variant, newest first: the last hundred changes. */
export const StockHistory = z
  .object({ variant: VariantStock, movements: z.array(StockMovement) })
  .meta({ id: 'StockHistory' });
export type StockHistory = z.infer<typeof StockHistory>;
