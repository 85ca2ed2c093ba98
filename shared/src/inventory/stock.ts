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
  .strictObject({ stock: z.int().min(0).max(MAX_STOCK) })
  .meta({ examples: [{ stock: 5 }] });
export type ChangeStock = z.infer<typeof ChangeStock>;

export const StockLevel = z
  .object({ variantId: z.string(), stock: z.int().min(0) })
  .meta({ id: 'StockLevel', examples: [{ variantId: '01KJ4T9Z6N8Q2V5X7B3M1C0D4F', stock: 5 }] });
export type StockLevel = z.infer<typeof StockLevel>;
