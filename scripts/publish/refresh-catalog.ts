import {
  listCategories,
  listRedirects,
  readAllPublished,
  readPublished,
} from '@lapidary/commerce-api/catalog';
import type { Services } from '@lapidary/commerce-api/platform/services';
import { productPath } from '@lapidary/shared/page-paths';
import type { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';

/**
 * Brings the catalog that pages are rendered from up to what the database says is published.
 * @param productIds products to look at; null looks at all of them.
 */
export async function refreshCatalog(
  catalog: RecordedCatalogReader,
  services: Pick<Services, 'database' | 'settings'>,
  productIds: readonly string[] | null,
): Promise<void> {
  const { database, settings } = services;
  catalog.putShop({ ...settings.store, url: settings.publicUrl }, await listCategories({ database }));
  const gone = new Set(productIds ?? catalog.productIds());
  const batches =
    productIds === null ? readAllPublished(services) : [await readPublished(services, productIds)];
  for await (const batch of batches) {
    for (const product of batch) {
      catalog.putProduct(product);
      gone.delete(product.id);
    }
  }
  for (const id of gone) catalog.removeProduct(id);
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
