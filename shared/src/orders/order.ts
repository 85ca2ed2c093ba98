import { z } from 'zod';
import { MAX_GIFT_NOTE } from '../bag/bag.ts';
import { Money } from '../money.ts';
import { CountryCode } from '../pricing/country.ts';
import { PromotionCode } from '../pricing/promotion.ts';
import { ShippingChoice } from '../pricing/shipping-method.ts';
import { PaymentMethod, PaymentStep } from './payment-method.ts';
import { postalCodeProblem } from './postal-code.ts';
import { OrderTotals } from './totals.ts';
import { Tracking } from './tracking.ts';

const line = (max: number) => z.string().trim().min(1).max(max);

/** A postal address; the postal code is asked for where the country has them. */
export const Address = z
  .strictObject({
    name: line(120),
    line1: line(200),
    line2: z.string().trim().max(200).default(''),
    city: line(100),
    region: z.string().trim().max(100).default(''),
    postalCode: z.string().trim().max(20).default(''),
    country: CountryCode,
  })
  .superRefine(({ country, postalCode }, context) => {
    // A country that is none has been reported already.
    if (!CountryCode.safeParse(country).success) return;
    const message = postalCodeProblem(country, postalCode);
    if (message !== undefined) context.addIssue({ code: 'custom', path: ['postalCode'], message });
  });
export type Address = z.infer<typeof Address>;

export const Email = z.email().max(254);

export const CheckoutRequest = z
  .strictObject({
    email: Email,
    phone: z.string().trim().max(40).default(''),
    shippingAddress: Address,
    paymentMethod: PaymentMethod,
    /** Id of a shipping method; without one, the first that serves the country and goes with the payment. */
    shippingMethod: z.string().min(1).max(40).optional(),
    promotionCode: PromotionCode.optional(),
    note: z.string().trim().max(1000).default(''),
    /**
     * The `quote` that the shopper saw, of the checkout or of the bag. When given and no longer true, nothing is
     * ordered: 409 `bag_changed`.
     */
    quote: z.string().max(1000).optional(),
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
    /** Before the discount. */
    lineTotal: Money,
    /** This line's part of the order's discount. */
    discount: Money,
    /** This line's part of the order's tax. */
    tax: Money,
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
    ...OrderTotals.shape,
    shippingAddress: Address,
    /** As it was called then; null on orders from before there was a choice. */
    shippingMethod: ShippingChoice.nullable(),
    promotionCode: z.string().nullable(),
    paymentMethod: PaymentMethod,
    /** How to pay; null on orders from before it was kept. */
    paymentStep: PaymentStep.nullable(),
    note: z.string(),
    /** For who receives the pieces. */
    giftNote: z.string().max(MAX_GIFT_NOTE),
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
