import { z } from 'zod';
import { Money } from '../money.ts';
import { Tracking } from './tracking.ts';

const line = (max: number) => z.string().trim().min(1).max(max);

export const Address = z.strictObject({
  name: line(120),
  line1: line(200),
  line2: z.string().trim().max(200).default(''),
  city: line(100),
  region: z.string().trim().max(100).default(''),
  postalCode: z.string().trim().max(20).default(''),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter ISO 3166 code'),
});
export type Address = z.infer<typeof Address>;

/** Ways to pay that need no online provider; the money moves outside the shop. */
export const PaymentMethod = z.enum(['bank_transfer', 'cash_on_delivery', 'in_store']);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

export const Email = z.email().max(254);

export const CheckoutRequest = z
  .strictObject({
    email: Email,
    phone: z.string().trim().max(40).default(''),
    shippingAddress: Address,
    paymentMethod: PaymentMethod,
    note: z.string().trim().max(1000).default(''),
    /** The bag's `quote` that the shopper saw. When given and no longer true, nothing is ordered: 409 `bag_changed`. */
    quote: z.string().max(100).optional(),
  })
  .meta({ id: 'CheckoutRequest' });
export type CheckoutRequest = z.infer<typeof CheckoutRequest>;

export const OrderStatus = z.enum([
  'placed',
  'paid',
  'packed',
  'shipped',
  'delivered',
  'cancelled',
  'refunded',
]);
export type OrderStatus = z.infer<typeof OrderStatus>;

/** What was bought, as it was: later changes to the catalog do not reach it. */
export const OrderLine = z
  .object({
    variantId: z.string(),
    sku: z.string(),
    productSlug: z.string(),
    productTitle: z.string(),
    variantTitle: z.string(),
    quantity: z.int().min(1),
    unitPrice: Money,
    lineTotal: Money,
  })
  .meta({ id: 'OrderLine' });
export type OrderLine = z.infer<typeof OrderLine>;

export const OrderEvent = z.object({
  status: OrderStatus,
  at: z.iso.datetime(),
  /** Of a parcel that was handed to a carrier. */
  tracking: Tracking.optional(),
});
export type OrderEvent = z.infer<typeof OrderEvent>;

export const Order = z
  .object({
    /** For people: `L-7KQ2-M9XD`. Says nothing about how many orders there are. */
    number: z.string(),
    status: OrderStatus,
    placedAt: z.iso.datetime(),
    email: z.string(),
    phone: z.string(),
    lines: z.array(OrderLine),
    subtotal: Money,
    shipping: Money,
    total: Money,
    shippingAddress: Address,
    paymentMethod: PaymentMethod,
    note: z.string(),
    timeline: z.array(OrderEvent),
  })
  .meta({ id: 'Order' });
export type Order = z.infer<typeof Order>;

export const OrderList = z
  .object({ orders: z.array(Order), nextCursor: z.string().nullable() })
  .meta({ id: 'OrderList' });
export type OrderList = z.infer<typeof OrderList>;

export const OrderLookup = z.strictObject({
  number: z.string().trim().min(1).max(40),
  email: z.string().trim().pipe(Email),
});
export type OrderLookup = z.infer<typeof OrderLookup>;
