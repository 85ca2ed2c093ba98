import { currencyExponent } from '@lapidary/shared/money';
import { type Executor, selectOne } from '../platform/sql.ts';

const ORDERED =
  'There are orders: what was charged has to be read in the currency in which it was charged. A shop in another currency ' +
  'is another shop.';

/** Why the currency cannot be changed any more, or null while nobody has ordered. */
export const currencyFixed = async (on: Executor): Promise<string | null> =>
  (await selectOne(on, 'SELECT id FROM orders LIMIT 1')) ? ORDERED : null;

/**
 * Why the currency cannot become another one, or null. Amounts are kept as whole numbers of the smallest unit, and stay
 * the numbers they are: 12000 is $120.00, and it would be 12,000 dong.
 */
export async function currencyRefusal(on: Executor, from: string, to: string): Promise<string | null> {
  if (from === to) return null;
  const fixed = await currencyFixed(on);
  if (fixed !== null || currencyExponent(from) === currencyExponent(to)) return fixed;
  const priced = await selectOne(
    on,
    `SELECT 1 AS found FROM products
     UNION ALL SELECT 1 AS found FROM promotions
     UNION ALL SELECT 1 AS found FROM shipping_methods WHERE price > 0 LIMIT 1`,
  );
  if (!priced) return null;
  return `Prices are kept in ${from}, and ${to} has other decimals: every one of them would be wrong. Delete products, promotions and charges for delivery first.`;
}
