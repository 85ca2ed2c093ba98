import {
  listCategories,
  listRedirects,
  readAllPublished,
  readPublished,
} from '@lapidary/commerce-api/catalog';
import type { Services } from '@lapidary/commerce-api/platform/services';
import { productPath } from '@lapidary/shared/page-paths';
import type { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';

/**
 * Brings the snapshot up to what the database says is published.
 * @param productIds products to look at; null reads all of them.
 */
export async function refreshSnapshot(
  snapshot: CatalogSnapshot,
  services: Pick<Services, 'database' | 'settings'>,
  productIds: readonly string[] | null,
): Promise<void> {
  const { database, settings } = services;
  snapshot.putStore({ ...settings.store, url: settings.publicUrl });
  snapshot.putCategories(await listCategories({ database }));
  if (productIds === null) {
    snapshot.removeAllProducts();
    for await (const batch of readAllPublished(services)) {
      for (const product of batch) snapshot.putProduct(product);
    }
    return;
  }
  const published = new Map(
    (await readPublished(services, productIds)).map((product) => [product.id, product]),
  );
  for (const id of productIds) {
    const product = published.get(id);
    if (product) snapshot.putProduct(product);
    else snapshot.removeProduct(id);
  }
}

/** Old paths of products and where they lead now. */
export async function readRedirects({
  database,
}: Pick<Services, 'database'>): Promise<Record<string, string>> {
  const redirects = await listRedirects({ database });
  return Object.fromEntries(
    redirects.map(({ old_slug, slug }) => [productPath(old_slug), productPath(slug)]),
  );
}
