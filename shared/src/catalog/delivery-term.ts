import { z } from 'zod';
import { MinorUnits } from '../money.ts';
import { CountryCode } from '../pricing/country.ts';

/** A way of delivery, as far as pages tell it. Amounts are in minor units of the shop's currency. */
export const DeliveryTerm = z.object({
  price: MinorUnits,
  /** Free from this value of the goods; null for never. */
  freeOver: MinorUnits.nullable(),
  /** None named means every country. */
  countries: z.array(CountryCode),
  /** Working days from an order until it arrives: both or neither. What was kept before they were told has none. */
  minDays: z.int().nullable().default(null),
  maxDays: z.int().nullable().default(null),
});
export type DeliveryTerm = z.infer<typeof DeliveryTerm>;
