import { type Executor, execute, select, selectOne } from '../platform/sql.ts';

/** A line with what is true of its variant now; the product's columns are null once it is off the shop. */
export interface BagLineRow {
  id: string;
  variantId: string;
  quantity: number;
  sku: string | null;
  variantTitle: string | null;
  /** Minor units. */
  price: number | null;
  forSale: number;
  stock: number;
  productSlug: string | null;
  productTitle: string | null;
  imageJson: string | null;
}

/** What a shopper may know of a variant that is for sale. */
export interface VariantForSale {
  variantId: string;
  productTitle: string;
  variantTitle: string;
  stock: number;
}

/** All lines of a bag in the order in which they were added, in one statement. */
export const selectBagLines = async (on: Executor, bagId: string): Promise<BagLineRow[]> =>
  await select<BagLineRow>(
    on,
    `SELECT l.id, l.variant_id AS variantId, l.quantity, v.sku, v.title AS variantTitle, v.price,
       CASE WHEN v.live = 1 AND p.live_slug IS NOT NULL THEN 1 ELSE 0 END AS forSale,
       COALESCE(s.stock, 0) AS stock,
       p.live_slug AS productSlug, p.live_title AS productTitle, p.live_image_json AS imageJson
     FROM bag_lines l
     LEFT JOIN variants v ON v.id = l.variant_id
     LEFT JOIN products p ON p.id = v.product_id
     LEFT JOIN stock_levels s ON s.variant_id = l.variant_id
     WHERE l.bag_id = $bagId
     ORDER BY l.id`,
    { bagId },
  );

export const selectVariantForSale = async (
  on: Executor,
  variantId: string,
): Promise<VariantForSale | undefined> =>
  await selectOne<VariantForSale>(
    on,
    `SELECT v.id AS variantId, p.live_title AS productTitle, v.title AS variantTitle,
       COALESCE(s.stock, 0) AS stock
     FROM variants v
     JOIN products p ON p.id = v.product_id
     LEFT JOIN stock_levels s ON s.variant_id = v.id
     WHERE v.id = $variantId AND v.live = 1 AND p.live_slug IS NOT NULL`,
    { variantId },
  );

/**
 * Locks a bag until the transaction ends, so that its changes and its checkout happen one after the other.
 * @returns whether there is such a bag.
 */
export const lockBag = async (on: Executor, bagId: string): Promise<boolean> =>
  (await execute(on, 'UPDATE bags SET updated_at = $now WHERE id = $bagId', { bagId, now: Date.now() })) > 0;

export async function insertBag(on: Executor, bagId: string): Promise<void> {
  await execute(on, 'INSERT INTO bags (id, created_at, updated_at) VALUES ($bagId, $now, $now)', {
    bagId,
    now: Date.now(),
  });
}

export async function insertBagLine(
  on: Executor,
  line: { id: string; bagId: string; variantId: string; quantity: number },
): Promise<void> {
  await execute(
    on,
    'INSERT INTO bag_lines (id, bag_id, variant_id, quantity) VALUES ($id, $bagId, $variantId, $quantity)',
    line,
  );
}

export async function updateBagLine(
  on: Executor,
  line: { id: string; bagId: string; quantity: number },
): Promise<void> {
  await execute(on, 'UPDATE bag_lines SET quantity = $quantity WHERE id = $id AND bag_id = $bagId', line);
}

/** @returns whether the bag held such a line. */
export const deleteBagLine = async (on: Executor, line: { id: string; bagId: string }): Promise<boolean> =>
  (await execute(on, 'DELETE FROM bag_lines WHERE id = $id AND bag_id = $bagId', line)) > 0;

/** Takes all lines out of a bag; the bag stays. */
export async function emptyBag(on: Executor, bagId: string): Promise<void> {
  await execute(on, 'DELETE FROM bag_lines WHERE bag_id = $bagId', { bagId });
}
