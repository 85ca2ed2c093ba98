import { type CatalogImport, previewImport } from '@lapidary/commerce-api/catalog';
import type { Services } from '@lapidary/commerce-api/platform/services';

/**
 * Leaves the stock of an import out for products that the shop has already, so that what was sold since stays sold;
 * new products keep theirs.
 */
export async function keepStock(
  services: Pick<Services, 'database'>,
  input: CatalogImport,
): Promise<CatalogImport> {
  const created = new Set((await previewImport(services, input)).created);
  const products = input.products.map((product) => {
    if (created.has(product.document.slug)) return product;
    const variants = product.document.variants.map((variant) => ({ ...variant, stock: null }));
    return { ...product, document: { ...product.document, variants } };
  });
  return { ...input, products };
}
