import type { CatalogImport } from '@lapidary/commerce-api/catalog';
import type { ImageCache } from './images/image-cache.ts';
import type { ParsedCatalog } from './shopify/parse-shopify-csv.ts';

/** Completes what a file says with the pictures that are stored; those that are not are left out. */
export function toCatalogImport(
  { categories, products }: Pick<ParsedCatalog, 'categories' | 'products'>,
  { cache, source }: { cache: Pick<ImageCache, 'get'>; source: string },
): CatalogImport {
  return {
    actor: 'import',
    source,
    categories,
    products: products.map(({ document, images, publish }) => ({
      document: { ...document, images: images.flatMap(({ url, alt }) => cache.get(url, alt) ?? []) },
      publish,
    })),
  };
}
