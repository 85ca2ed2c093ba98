import type { ProductDocument } from '@lapidary/shared/catalog/product';

const TITLE_LENGTH = 190;
/** What a slug may have besides the end of a copy's. */
const SLUG_LENGTH = 90;

/**
 * The document of a copy: everything but what tells one piece from another. Its variants are new, so that they have no
 * stock, and have neither SKU nor barcode: both name one article.
 * @param number of the copy, from 1: the first address may be taken.
 */
export const copyOf = (draft: ProductDocument, number: number): ProductDocument => ({
  ...draft,
  title: `${draft.title.slice(0, TITLE_LENGTH)} (copy)`,
  slug: `${draft.slug.slice(0, SLUG_LENGTH).replace(/-+$/, '')}-copy${number > 1 ? `-${number}` : ''}`,
  variants: draft.variants.map((variant) => ({ ...variant, id: '', sku: '', barcode: '' })),
});
