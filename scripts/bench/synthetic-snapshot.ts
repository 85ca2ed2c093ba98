import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';
import { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import { syntheticCatalog } from './synthetic-catalog.ts';

const STORE = { name: 'Bench', currency: 'USD', locale: 'en', url: 'https://shop.example' };

const PUBLISHED_AT = Date.UTC(2026, 0, 1);

/** Fills a catalog snapshot with a made-up catalog, as a publish from the database would. */
export function syntheticSnapshot(file: string, products: number): void {
  const catalog = syntheticCatalog(products);
  const snapshot = new CatalogSnapshot(file);
  const reader = new RecordedCatalogReader(snapshot);
  snapshot.begin();
  reader.putShop(STORE, catalog.categories, []);
  for (const [number, { document }] of catalog.products.entries()) {
    const variants = document.variants.map(({ stock: _, ...variant }, index) => ({
      ...variant,
      id: `variant-${number}-${index}`,
    }));
    const product: PublishedProduct = {
      ...document,
      images: document.images ?? [],
      collectionSlugs: [],
      id: `product-${String(number).padStart(7, '0')}`,
      variants,
      stock: Object.fromEntries(variants.map(({ id }) => [id, 'in_stock'])),
    };
    reader.putProduct(product, 'revision', PUBLISHED_AT);
  }
  snapshot.commit();
  snapshot.close();
}
