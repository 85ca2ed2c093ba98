import type { StoreSettings } from '@lapidary/shared/catalog/store';
import type { CountryCode } from '@lapidary/shared/pricing/country';
import type { ShippingMethod } from '@lapidary/shared/pricing/shipping-method';
import type { PaymentSettings, TaxSettings } from '@lapidary/shared/pricing/store-settings';
import { type Executor, select } from '../platform/sql.ts';
import { databaseNow } from '../platform/transaction.ts';
import type { Taxation } from './price-order.ts';
import { type PromotionRow, promotionColumns } from './promotion-rows.ts';
import { type ShippingRow, shippingColumns, toShippingMethod } from './shipping-rows.ts';

/** Everything that decides what an order costs, besides the bag. */
export interface PricingRules {
  /** Active ones, in their order. */
  shippingMethods: ShippingMethod[];
  tax: TaxSettings;
  payment: PaymentSettings;
  store: StoreSettings;
  /** Of the code that was asked for. */
  promotion: PromotionRow | undefined;
  /** The database's clock, in milliseconds. */
  now: number;
}

interface RulesRow {
  taxJson: string;
  paymentJson: string;
  storeJson: string;
  now: number | string;
}

type Prefixed<Prefix extends string, Row> = {
  [Key in keyof Row & string as `${Prefix}${Key}`]: Row[Key] | null;
};

type Joined = RulesRow & Prefixed<'m_', ShippingRow> & Prefixed<'p_', PromotionRow>;

/** The columns of one table of the join, or undefined when the join found no row there. */
function part<Row extends { id: string }>(joined: Joined, prefix: 'm_' | 'p_'): Row | undefined {
  if (joined[`${prefix}id`] === null) return undefined;
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(joined)) {
    if (name.startsWith(prefix)) row[name.slice(prefix.length)] = value;
  }
  return row as unknown as Row;
}

/** Reads the rules of pricing, and the promotion of a code, in one statement. */
export async function readPricingRules(on: Executor, code: string | undefined): Promise<PricingRules> {
  const rows = await select<Joined>(
    on,
    `SELECT t.value_json AS taxJson, y.value_json AS paymentJson, s.value_json AS storeJson,
       ${databaseNow(on.database)} AS now, ${shippingColumns('m')}, ${promotionColumns('p')}
     FROM store s
     JOIN store_settings t ON t.name = 'tax'
     JOIN store_settings y ON y.name = 'payment'
     LEFT JOIN shipping_methods m ON m.active = 1
     LEFT JOIN promotions p ON p.code = $code
     ORDER BY m.position, m.id`,
    { code: code ?? null },
  );
  const [first] = rows as [Joined];
  return {
    shippingMethods: rows.flatMap((row) => part<ShippingRow>(row, 'm_') ?? []).map(toShippingMethod),
    tax: JSON.parse(first.taxJson) as TaxSettings,
    payment: JSON.parse(first.paymentJson) as PaymentSettings,
    store: JSON.parse(first.storeJson) as StoreSettings,
    promotion: part<PromotionRow>(first, 'p_'),
    now: Number(first.now),
  };
}

/** How the goods and their shipping to a country are taxed. */
export const taxationOf = (tax: TaxSettings, country: CountryCode): Taxation => ({
  rate: tax.rates[country] ?? tax.defaultRate,
  pricesIncludeTax: tax.pricesIncludeTax,
  shippingTaxed: tax.shippingTaxed,
});

/** Countries named by a rule, none meaning every one, contain a country. */
export const serves = ({ countries }: { countries: readonly CountryCode[] }, country: CountryCode): boolean =>
  countries.length === 0 || countries.includes(country);
