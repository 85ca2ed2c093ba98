import { z } from 'zod';
import { MAX_GIFT_NOTE } from '../bag/bag.ts';
import { LANGUAGES } from '../languages.ts';
import { Money } from '../money.ts';
import { CountryCode } from '../pricing/country.ts';
import { PromotionCode } from '../pricing/promotion.ts';
import { ShippingChoice } from '../pricing/shipping-method.ts';
import { PaymentMethod, PaymentStep } from './payment-method.ts';
import { postalCodeProblem } from './postal-code.ts';
import { OrderTotals } from './totals.ts';
import { Tracking } from './tracking.ts';

const line = (max: number) => z.string().trim().min(1).max(max);

const ADDRESS = {
  name: 'Ada Lovelace',
  line1: '12 St James’s Square',
  line2: '',
  city: 'London',
  region: '',
  postalCode: 'SW1Y 4JH',
  country: 'GB',
};

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
  })
  .meta({ examples: [ADDRESS] });
export type Address = z.infer<typeof Address>;

export const Email = z
  .email()
  .max(254)
  .meta({ examples: ['ada@example.com'] });

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
    /** Of the page that it comes from: mail about the order is written in it. */
    language: z.enum(LANGUAGES).optional(),
    /**
     * The `quote` that the shopper saw, of the checkout or of the bag. When given and no longer true, nothing is
     * ordered: 409 `bag_changed`.
     */
    quote: z.string().max(1000).optional(),
  })
  .meta({
    id: 'CheckoutRequest',
    examples: [
      { email: 'ada@example.com', shippingAddress: ADDRESS, paymentMethod: 'bank_transfer' },
      {
        email: 'ada@example.com',
        phone: '+44 20 7946 0000',
        shippingAddress: ADDRESS,
        paymentMethod: 'in_store',
        shippingMethod: 'pick-up',
        promotionCode: 'SPRING-10',
        note: 'Please engrave “A.L.”',
        language: 'en',
      },
    ],
  });
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

const LINE = {
  variantId: '01KJ4T9Z6N8Q2V5X7B3M1C0D4F',
  sku: 'SOL-YG-6',
  productSlug: 'solitaire-ring',
  productTitle: 'Solitaire Ring',
  variantTitle: 'Yellow gold / 6',
  quantity: 1,
  unitPrice: { amount: 128_000, currency: 'USD' },
  lineTotal: { amount: 128_000, currency: 'USD' },
  discount: { amount: 0, currency: 'USD' },
  tax: { amount: 0, currency: 'USD' },
};

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
  .meta({ id: 'OrderLine', examples: [LINE] });
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
  .meta({
    id: 'Order',
    examples: [
      {
        number: 'L-7KQ2-M9XD',
        status: 'placed',
        placedAt: '2026-03-14T09:26:53.000Z',
        email: 'ada@example.com',
        phone: '',
        lines: [LINE],
        subtotal: { amount: 128_000, currency: 'USD' },
        discount: { amount: 0, currency: 'USD' },
        shipping: { amount: 1_500, currency: 'USD' },
        tax: { amount: 0, currency: 'USD' },
        taxIncluded: true,
        taxRate: 0,
        total: { amount: 129_500, currency: 'USD' },
        shippingAddress: ADDRESS,
        shippingMethod: { id: 'standard', kind: 'flat', name: 'Standard delivery' },
        promotionCode: null,
        paymentMethod: 'bank_transfer',
        paymentStep: { kind: 'instructions', text: 'Transfer the total to DE02 1203 0000 0000 2020 51.' },
        note: '',
        giftNote: 'For Ada',
        timeline: [{ status: 'placed', at: '2026-03-14T09:26:53.000Z' }],
      },
    ],
  });
export type Order = z.infer<typeof Order>;

export const OrderList = z
  .object({ orders: z.array(Order), nextCursor: z.string().nullable() })
  .meta({ id: 'OrderList' });
export type OrderList = z.infer<typeof OrderList>;

export const OrderLookup = z
  .strictObject({
    number: z.string().trim().min(1).max(40),
    email: z.string().trim().pipe(Email),
  })
  .meta({ examples: [{ number: 'L-7KQ2-M9XD', email: 'ada@example.com' }] });
export type OrderLookup = z.infer<typeof OrderLookup>;
