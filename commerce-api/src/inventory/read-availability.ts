import type { Availability } from '@lapidary/shared/inventory/stock';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { type Executor, select } from '../platform/sql.ts';
import { stockState } from './stock-state.ts';

interface AvailabilityRow {
  variantId: string;
  price: number;
  stock: number;
  currency: string;
}

const selectAvailability = async (on: Executor, slug: string): Promise<AvailabilityRow[]> =>
  await select<AvailabilityRow>(
    on,
    `SELECT v.id AS variantId, v.price, COALESCE(s.stock, 0) AS stock, t.currency
     FROM store t
     JOIN products p ON p.live_slug = $slug
     JOIN variants v ON v.product_id = p.id AND v.live = 1
     LEFT JOIN stock_levels s ON s.variant_id = v.id
     ORDER BY v.position`,
    { slug },
  );

/** Stock and prices of a live product, in one statement. @throws AppError `not_found`. */
export async function readAvailability(
  { database, settings }: Pick<Services, 'database' | 'settings'>,
  slug: string,
): Promise<Availability> {
  const rows = await selectAvailability({ database }, slug);
  if (rows.length === 0) throw new AppError('not_found', 'There is no such product.');
  const variants = rows.map(({ variantId, price, stock, currency }) => {
    const state = stockState(stock, settings.lowStockThreshold);
    return [variantId, { available: stock, state, price: { amount: price, currency } }] as const;
  });
  return { slug, variants: Object.fromEntries(variants) };
}
