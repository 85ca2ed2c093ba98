import { z } from 'zod';
import { BagLine } from '../bag/bag.ts';
import { CountryCode } from '../pricing/country.ts';
import { PromotionCode } from '../pricing/promotion.ts';
import { OfferedShipping } from '../pricing/shipping-method.ts';
import { OfferedPayment } from './payment-method.ts';
import { OrderTotals } from './totals.ts';

/** What a shopper has chosen so far; the bag is that of the cookie. */
export const QuoteRequest = z
  .strictObject({
    country: CountryCode,
    /** Id of a shipping method; without one, the first that serves the country. */
    shippingMethod: z.string().min(1).max(40).optional(),
    promotionCode: PromotionCode.optional(),
  })
  .meta({
    id: 'QuoteRequest',
    examples: [{ country: 'GB' }, { country: 'GB', shippingMethod: 'standard', promotionCode: 'SPRING-10' }],
  });
export type QuoteRequest = z.infer<typeof QuoteRequest>;

/** What an order of the bag would cost, and what there is to choose from. */
export const CheckoutQuote = z
  .object({
    country: z.string().meta({ examples: ['GB'] }),
    lines: z.array(BagLine),
    totals: OrderTotals,
    shippingMethods: z.array(OfferedShipping),
    /** Id of the one that the totals are with. */
    shippingMethod: z.string().meta({ examples: ['standard'] }),
    promotionCode: z.string().nullable(),
    paymentMethods: z.array(OfferedPayment),
    /** Stands for all of the above; sent with the order, it lets nothing be ordered that was not seen. */
    quote: z.string().meta({ examples: ['q1.9cLz2pRtU4nXdV'] }),
  })
  .meta({ id: 'CheckoutQuote' });
export type CheckoutQuote = z.infer<typeof CheckoutQuote>;
