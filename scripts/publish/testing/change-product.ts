import { getProduct, publishProducts, saveProduct } from '@lapidary/commerce-api/catalog';
import type { WorkerServices } from '@lapidary/commerce-api/platform/services';
import { selectOne } from '@lapidary/commerce-api/platform/sql';
import type { ProductDocument } from '@lapidary/shared/catalog/product';

const actor = 'merchant';

export async function productIdOf(services: Pick<WorkerServices, 'database'>, slug: string): Promise<string> {
  const row = await selectOne<{ id: string }>(services, 'SELECT id FROM products WHERE slug = $slug', {
    slug,
  });
  if (!row) throw new Error(`there is no product ${slug}`);
  return row.id;
}

/** Saves and publishes a change of one product's document. @returns the id of the publish request. */
export async function changeProduct(
  services: WorkerServices,
  slug: string,
  change: Partial<ProductDocument>,
): Promise<string> {
  const id = await productIdOf(services, slug);
  const { draft, version } = await getProduct(services, id);
  await saveProduct(services, { actor, id, version, document: { ...draft, ...change } });
  return await publishProducts(services, { actor, productIds: [id] });
}
