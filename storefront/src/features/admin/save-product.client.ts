import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { type ProductDocument, variantTitle } from '@lapidary/shared/catalog/product';
import { createProduct, putProduct, setStock } from './admin-api.client.ts';
import { failureWords } from './failure-words.ts';

export interface ProductToSave {
  /** As last loaded or saved; null for a new one. */
  product: AdminProduct | null;
  document: ProductDocument;
  /** Units on hand in the order of the document's variants; null leaves a variant's stock alone. */
  stock: (number | null)[];
}

export interface SavedProduct {
  product: AdminProduct;
  /** Stock that could not be saved, as sentences; the rest is saved. */
  stockFailures: string[];
}

function saveDocument({ product, document }: ProductToSave): Promise<AdminProduct> {
  if (!product) return createProduct(document);
  if (JSON.stringify(document) === JSON.stringify(product.draft)) return Promise.resolve(product);
  return putProduct(product.id, product.version, document);
}

/**
 * Saves the draft, when it changed, and then the stock that is given: stock is live at once and no part of a draft.
 * @throws ApiProblem (`version_stale`, `slug_taken`, `invalid_request` with fields), BackendUnreachable, SignedOut:
 * then no stock was touched
 */
export async function saveProduct(wanted: ProductToSave): Promise<SavedProduct> {
  const product = await saveDocument(wanted);
  // New variants got their ids just now: their combination of values is what both sides know them by.
  const wantedBy = new Map(
    wanted.document.variants.map(({ optionValues }, i) => [JSON.stringify(optionValues), wanted.stock[i]!]),
  );
  const stock = { ...product.stock };
  const stockFailures: string[] = [];
  for (const variant of product.draft.variants) {
    const units = wantedBy.get(JSON.stringify(variant.optionValues)) ?? null;
    if (units === null) continue;
    try {
      stock[variant.id] = (await setStock(variant.id, units)).stock;
    } catch (error) {
      const name = variantTitle(variant);
      stockFailures.push(`Stock${name && ` of ${name}`}: ${failureWords(error)}`);
    }
  }
  return { product: { ...product, stock }, stockFailures };
}
