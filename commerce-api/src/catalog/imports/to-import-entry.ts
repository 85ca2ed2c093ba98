import type { Image, ProductDocument } from '@lapidary/shared/catalog/product';
import type { Column } from '../csv/columns.ts';
import type { ParsedProduct } from '../csv/parsed-product.ts';
import type { CatalogFile } from '../csv/read-catalog.ts';
import type { ImportEntry } from '../plan-import.ts';

/** Fields and the columns that tell them. */
const COLUMNS_OF: Record<string, readonly Column[]> = {
  description: ['Body (HTML)'],
  categorySlug: ['Type'],
  vendor: ['Vendor'],
  tags: ['Tags'],
  seo: ['SEO Title', 'SEO Description'],
  sku: ['Variant SKU'],
  compareAtPrice: ['Variant Compare At Price'],
  weightGrams: ['Variant Grams'],
  barcode: ['Variant Barcode'],
  focus: ['Image Focal Point'],
};

/** Fields that a file has no column for: products that are there keep theirs. */
export const absentFields = ({ hasColumn }: CatalogFile): string[] =>
  Object.entries(COLUMNS_OF).flatMap(([field, columns]) => (columns.some(hasColumn) ? [] : [field]));

/** An address of the shop's own media. */
const OWN_PICTURE = /\/media\/[a-z0-9-]+-\d+\.webp$/;

/**
 * The pictures of a product in its order; one that cannot be had is left out. Null keeps those that a product has: the file has
 * no column of pictures, none that it names can be had, or one of the shop's own is not known, being from before there was a
 * list of them. An import must not take a product's pictures away because a host is down.
 */
function imagesOf(
  { images }: ParsedProduct,
  file: CatalogFile,
  pictures: ReadonlyMap<string, Image>,
): ProductDocument['images'] | null {
  if (!file.hasColumn('Image Src')) return null;
  const found = images.flatMap(({ url, alt, focus }) => {
    const image = pictures.get(url);
    return image ? [{ ...image, alt, ...(focus && { focus }) }] : [];
  });
  const unknown = images.some(({ url }) => OWN_PICTURE.test(url) && !pictures.has(url));
  return unknown || (images.length > 0 && found.length === 0) ? null : found;
}

/** What a file tells of a product, with the pictures that are there. */
export const toImportEntry = (
  product: ParsedProduct,
  file: CatalogFile,
  pictures: ReadonlyMap<string, Image>,
): ImportEntry => ({
  document: { ...product.document, images: imagesOf(product, file, pictures) },
  publish: product.publish,
  absent: absentFields(file),
});
