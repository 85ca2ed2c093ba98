import { newId } from '../ids.ts';
import { type Executor, execute } from '../sql.ts';

export interface LiveProductFixture {
  slug?: string;
  title?: string;
  live?: boolean;
  variants: { id?: string; title?: string; sku?: string; price: number; stock: number; live?: boolean }[];
}

/** Rows of a published product, as publishing leaves them, without its documents. */
export async function insertLiveProduct(
  on: Executor,
  { slug, title = 'Solitaire Ring', live = true, variants }: LiveProductFixture,
): Promise<{ productId: string; slug: string; variantIds: string[] }> {
  const productId = newId();
  const liveSlug = slug ?? `piece-${productId.toLowerCase()}`;
  await execute(
    on,
    `INSERT INTO products (id, slug, live_slug, live_title, title, draft_json, version, created_at, updated_at)
     VALUES ($productId, $slug, $liveSlug, $liveTitle, 'A draft title nobody may see', '{}', 1, 0, 0)`,
    { productId, slug: liveSlug, liveSlug: live ? liveSlug : null, liveTitle: live ? title : null },
  );
  const variantIds: string[] = [];
  for (const [position, variant] of variants.entries()) {
    const id = variant.id ?? newId();
    variantIds.push(id);
    await execute(
      on,
      `INSERT INTO variants (id, product_id, position, sku, title, price, live)
       VALUES ($id, $productId, $position, $sku, $title, $price, $live)`,
      {
        id,
        productId,
        position,
        sku: variant.sku ?? `SKU-${position}`,
        title: variant.title ?? '',
        price: variant.price,
        live: (variant.live ?? live) ? 1 : 0,
      },
    );
    await execute(
      on,
      `INSERT INTO stock_levels (variant_id, product_id, stock, updated_at)
       VALUES ($id, $productId, $stock, 0)`,
      { id, productId, stock: variant.stock },
    );
  }
  return { productId, slug: liveSlug, variantIds };
}
