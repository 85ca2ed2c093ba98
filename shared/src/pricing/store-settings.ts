import { z } from 'zod';
import { MinorUnits } from '../money.ts';
import { CountryCode } from './country.ts';

/** A tax rate in basis points: 2000 is 20 %. */
export const TaxRate = z.int().min(0).max(10_000);
export type TaxRate = z.infer<typeof TaxRate>;

export const TaxSettings = z
  .strictObject({
    /** Prices of the catalog and of shipping hold the tax already; otherwise it is added at the checkout. */
    pricesIncludeTax: z.boolean(),
    /** For countries without a rate of their own. */
    defaultRate: TaxRate,
    /** Rates by country, such as `{ "DE": 1900 }`. */
    rates: z.record(CountryCode, TaxRate),
    /** Shipping is taxed like the goods. */
    shippingTaxed: z.boolean(),
  })
  .meta({
    id: 'TaxSettings',
    examples: [
      { pricesIncludeTax: true, defaultRate: 0, rates: { DE: 1900, GB: 2000 }, shippingTaxed: true },
    ],
  });
export type TaxSettings = z.infer<typeof TaxSettings>;

/** Which ways to pay a shop takes, and what it tells those who choose them. */
export const PaymentSettings = z
  .strictObject({
    bankTransfer: z.strictObject({
      active: z.boolean(),
      /** Shown with the order: the account to transfer to, for instance. */
      instructions: z.string().trim().min(1).max(1000),
    }),
    cashOnDelivery: z.strictObject({
      active: z.boolean(),
      instructions: z.string().trim().min(1).max(1000),
      /** None named means every country. */
      countries: z.array(CountryCode).max(250),
      /** The largest total that may be paid so; null for no limit. */
      limit: MinorUnits.nullable(),
    }),
    inStore: z.strictObject({
      active: z.boolean(),
      instructions: z.string().trim().min(1).max(1000),
    }),
  })
  .meta({
    id: 'PaymentSettings',
    examples: [
      {
        bankTransfer: { active: true, instructions: 'Transfer the total to DE02 1203 0000 0000 2020 51.' },
        cashOnDelivery: {
          active: true,
          instructions: 'Have the total ready.',
          countries: ['GB'],
          limit: 100_000,
        },
        inStore: { active: true, instructions: 'Pay when you pick them up.' },
      },
    ],
  });
export type PaymentSettings = z.infer<typeof PaymentSettings>;

const versioned = <Schema extends z.ZodType>(settings: Schema) => z.object({ settings, version: z.int() });

/** Tax settings with the version that `If-Match` names. */
export const VersionedTaxSettings = versioned(TaxSettings).meta({ id: 'VersionedTaxSettings' });
export type VersionedTaxSettings = z.infer<typeof VersionedTaxSettings>;

/** Payment settings with the version that `If-Match` names. */
export const VersionedPaymentSettings = versioned(PaymentSettings).meta({ id: 'VersionedPaymentSettings' });
export type VersionedPaymentSettings = z.infer<typeof VersionedPaymentSettings>;
