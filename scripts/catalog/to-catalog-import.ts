import type { CatalogImport } from '@lapidary/commerce-api/catalog';
import type { Image } from '@lapidary/shared/catalog/product';
import type { ImageCache } from './images/image-cache.ts';
import type { ParsedCatalog } from './shopify/parse-shopify-csv.ts';

type SourceProduct = ParsedCatalog['products'][number];

/** The stored pictures of a product; null when it names some and none could be had, so that others stay in place. */
function storedImages({ images }: SourceProduct, cache: Pick<ImageCache, 'get'>): Image[] | null {
  const stored = images.flatMap(({ url, alt }) => cache.get(url, alt) ?? []);
  return images.length > 0 && stored.length === 0 ? null : stored;
}

/** Completes what a file says with the pictures that are stored; those that are not are left out. */
export function toCatalogImport(
  { categories, products }: Pick<ParsedCatalog, 'categories' | 'products'>,
  options: { cache: Pick<ImageCache, 'get'>; source: string; overwriteStock: boolean },
): CatalogImport {
  const { cache, source, overwriteStock } = options;
  return {
    actor: 'import',
    source,
    categories,
    overwriteStock,
    products: products.map((product) => ({
      document: { ...product.document, images: storedImages(product, cache) },
      publish: product.publish,
    })),
  };
}
