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
});
export type DeliveryTerm = z.infer<typeof DeliveryTerm>;
