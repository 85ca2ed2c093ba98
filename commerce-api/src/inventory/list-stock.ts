import type { StockList, VariantStock } from '@lapidary/shared/inventory/stock';
import { type Bind, type Executor, select } from '../platform/sql.ts';

/** Units and id of the last variant of a page. */
export const STOCK_CURSOR = /^\d{1,9}\..{1,40}$/;

export interface StockFilter {
  upTo?: number | undefined;
  query: string;
  cursor?: string | undefined;
  limit: number;
}

const FOR_SALE = `stock_levels s
  JOIN variants v ON v.id = s.variant_id AND v.live = 1
  JOIN products p ON p.id = s.product_id AND p.live_slug IS NOT NULL`;

const escapeLike = (text: string): string => text.replace(/[!%_]/g, (character) => `!${character}`);

function conditionOf({ upTo, query, cursor }: StockFilter): { sql: string; bind: Bind } {
  const conditions = ['1 = 1'];
  const bind: Record<string, string | number> = {};
  if (upTo !== undefined) {
    conditions.push('s.stock <= $upTo');
    bind.upTo = upTo;
  }
  if (query !== '') {
    conditions.push("(LOWER(p.live_title) LIKE $query ESCAPE '!' OR LOWER(v.sku) LIKE $query ESCAPE '!')");
    bind.query = `%${escapeLike(query.toLowerCase())}%`;
  }
  if (cursor !== undefined) {
    const dot = cursor.indexOf('.');
    conditions.push('(s.stock > $stock OR (s.stock = $stock AND s.variant_id > $after))');
    bind.stock = Number(cursor.slice(0, dot));
    bind.after = cursor.slice(dot + 1);
  }
  return { sql: conditions.join(' AND '), bind };
}

/** Variants that are for sale with their units on hand, lowest first; `cursor` is the `nextCursor` of the page before. */
export async function listStock(on: Executor, filter: StockFilter): Promise<StockList> {
  const { sql, bind } = conditionOf(filter);
  const rows = await select<VariantStock>(
    on,
    `SELECT s.variant_id AS variantId, s.product_id AS productId, p.live_title AS productTitle,
       v.title AS variantTitle, v.sku, s.stock
     FROM ${FOR_SALE} WHERE ${sql} ORDER BY s.stock, s.variant_id LIMIT ${Math.trunc(filter.limit) + 1}`,
    bind,
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    variants: page,
    nextCursor: last && rows.length > filter.limit ? `${last.stock}.${last.variantId}` : null,
  };
}

/** How many variants that are for sale have at most `upTo` units, and how many of these have none. */
export async function countLowStock(on: Executor, upTo: number): Promise<{ low: number; soldOut: number }> {
  const [row] = await select<{ low: number; soldOut: number | string | null }>(
    on,
    `SELECT COUNT(*) AS low, SUM(CASE WHEN s.stock = 0 THEN 1 ELSE 0 END) AS soldOut
     FROM ${FOR_SALE} WHERE s.stock <= $upTo`,
    { upTo },
  );
  return { low: Number(row?.low ?? 0), soldOut: Number(row?.soldOut ?? 0) };
}
