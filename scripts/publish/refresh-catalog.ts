import {
  listCategories,
  listCollections,
  readAllPublished,
  readPublished,
} from '@lapidary/commerce-api/catalog';
import type { Services } from '@lapidary/commerce-api/platform/services';
import { selectShippingMethods } from '@lapidary/commerce-api/pricing';
import { latestContents, type ReleaseContent } from '@lapidary/commerce-api/publishing';
import { readStore } from '@lapidary/commerce-api/store';
import type { Announcement } from '@lapidary/shared/catalog/store';
import type { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';
import { toDeliveryTerms } from './delivery-terms.ts';

/** When it ends is nothing that pages show. */
const shownOf = ({ text, link }: Announcement) => ({ text, link });

/**
 * Brings the catalog that pages are rendered from up to what the database says is published.
 * @param productIds products to look at; null looks at all of them.
 * @returns products of which another revision is published than before, or none any more.
 */
export async function refreshCatalog(
  catalog: RecordedCatalogReader,
  services: Pick<Services, 'database' | 'settings'>,
  productIds: readonly string[] | null,
): Promise<ReleaseContent[]> {
  const { database, settings } = services;
  const contents: ReleaseContent[] = [];
  const { announcement, ...said } = await readStore({ database });
  const store = { ...said, announcement: announcement && shownOf(announcement), url: settings.publicUrl };
  const categories = await listCategories({ database });
  const collections = await listCollections({ database });
  const delivery = toDeliveryTerms(await selectShippingMethods({ database }));
  catalog.putShop(store, categories, collections, delivery);
  // Looking at all, the snapshot may be older than the newest release, or empty: what was shown is known by the database.
  const shown = productIds === null ? await latestContents({ database }) : null;
  const revisionOf = (id: string) => (shown ? (shown.get(id) ?? null) : catalog.revisionOf(id));
  const gone = new Set(productIds ?? [...catalog.productIds(), ...(shown?.keys() ?? [])]);
  const batches =
    productIds === null ? readAllPublished(services) : [await readPublished(services, productIds)];
  for await (const batch of batches) {
    for (const { product, revisionId, publishedAt } of batch) {
      if (revisionOf(product.id) !== revisionId) contents.push({ productId: product.id, revisionId });
      catalog.putProduct(product, revisionId, publishedAt);
      gone.delete(product.id);
    }
  }
  for (const id of gone) {
    if (revisionOf(id) !== null) contents.push({ productId: id, revisionId: null });
    catalog.removeProduct(id);
  }
  return contents;
}
