import { z } from 'zod';
import { Money } from '../money.ts';

const TOTALS = {
  subtotal: { amount: 128_000, currency: 'USD' },
  discount: { amount: 0, currency: 'USD' },
  shipping: { amount: 1_500, currency: 'USD' },
  tax: { amount: 0, currency: 'USD' },
  taxIncluded: true,
  taxRate: 0,
  total: { amount: 129_500, currency: 'USD' },
};

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
  .meta({ id: 'OrderTotals', examples: [TOTALS] });
export type OrderTotals = z.infer<typeof OrderTotals>;
