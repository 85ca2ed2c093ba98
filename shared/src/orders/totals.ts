import { z } from 'zod';
import { Money } from '../money.ts';

/**
 * What an order costs. `total` is subtotal − discount + shipping, and + tax when the prices do not include it.
 */
export const OrderTotals = z
  .object({
    /** Of the goods, before the discount. */
    subtotal: Money,
    discount: Money,
    /** What is charged for it; 0 with a code for free shipping. */
    shipping: Money,
    /** In the total already when `taxIncluded`, else added to it. */
    tax: Money,
    taxIncluded: z.boolean(),
    /** Basis points: 2000 is 20 %. */
    taxRate: z.int().min(0),
    total: Money,
  })
  .meta({ id: 'OrderTotals' });
export type OrderTotals = z.infer<typeof OrderTotals>;
