import { type Executor, execute, select } from '../platform/sql.ts';

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
  productId: string | null;
  productSlug: string | null;
  productTitle: string | null;
  imageJson: string | null;
}

/** A bag as it is stored, with its lines in the order in which they were added, and the currency of the shop. */
export interface BagRows {
  giftNote: string;
  currency: string;
  lines: BagLineRow[];
}

const LINE_COLUMNS = `v.sku, v.title AS variantTitle, v.price,
       CASE WHEN v.live = 1 AND p.live_slug IS NOT NULL THEN 1 ELSE 0 END AS forSale,
       COALESCE(s.stock, 0) AS stock, s.product_id AS productId,
       p.live_slug AS productSlug, p.live_title AS productTitle, p.live_image_json AS imageJson`;

const SELECT_LINES = `SELECT l.id, l.variant_id AS variantId, l.quantity, b.gift_note AS giftNote, t.currency,
       ${LINE_COLUMNS}
     FROM store t
     LEFT JOIN bags b ON b.id = $bagId
     LEFT JOIN bag_lines l ON l.bag_id = b.id
     LEFT JOIN variants v ON v.id = l.variant_id
     LEFT JOIN products p ON p.id = v.product_id
     LEFT JOIN stock_levels s ON s.variant_id = l.variant_id`;

type BagRow = BagLineRow & { giftNote: string | null; currency: string };

/** A bag without lines, or none, is one row of nulls. */
function toBagRows(rows: readonly BagRow[]): BagRows {
  const { giftNote, currency } = rows[0]!;
  const lines = rows
    .filter(({ id }) => (id as string | null) !== null)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { giftNote: giftNote ?? '', currency, lines };
}

/** A bag with all its lines, in one statement; empty when there is no such bag. */
export async function selectBag(on: Executor, bagId: string): Promise<BagRows> {
  return toBagRows(await select<BagRow>(on, SELECT_LINES, { bagId }));
}

/**
 * A bag with all its lines, and with a line of quantity 0 for a variant that is for sale and not in it yet; in one
 * statement.
 * @param wanted.lineId id of the line that the variant would get.
 */
export async function selectBagAndVariant(
  on: Executor,
  wanted: { bagId: string; variantId: string; lineId: string },
): Promise<BagRows> {
  const rows = await select<BagRow>(
    on,
    `${SELECT_LINES}
     UNION ALL
     SELECT $lineId AS id, v.id AS variantId, 0 AS quantity, b.gift_note AS giftNote, t.currency, ${LINE_COLUMNS}
     FROM store t
     JOIN bags b ON b.id = $bagId
     JOIN variants v ON v.id = $variantId AND v.live = 1
     JOIN products p ON p.id = v.product_id AND p.live_slug IS NOT NULL
     LEFT JOIN stock_levels s ON s.variant_id = v.id
     WHERE NOT EXISTS (SELECT 1 FROM bag_lines l WHERE l.bag_id = $bagId AND l.variant_id = $variantId)`,
    wanted,
  );
  return toBagRows(rows);
}

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

/** Sets the gift note of a bag. @returns whether there is such a bag. */
export const updateGiftNote = async (
  on: Executor,
  { bagId, giftNote }: { bagId: string; giftNote: string },
): Promise<boolean> =>
  (await execute(on, 'UPDATE bags SET gift_note = $giftNote, updated_at = $now WHERE id = $bagId', {
    bagId,
    giftNote,
    now: Date.now(),
  })) > 0;

/** Takes all lines and the gift note out of a bag; the bag stays, and with it the idempotency keys it gives scope to. */
export async function emptyBag(
  on: Executor,
  { bagId, giftNote }: { bagId: string; giftNote: string },
): Promise<void> {
  await execute(on, 'DELETE FROM bag_lines WHERE bag_id = $bagId', { bagId });
  if (giftNote !== '') await updateGiftNote(on, { bagId, giftNote: '' });
}
