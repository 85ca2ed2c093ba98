import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { imagePath } from '@lapidary/shared/page-paths';
import { stockOf } from '../src/features/product/variant-grid.ts';
import type { FeedEntry } from '../src/lib/catalog.ts';

const MAX_TEXT = 600;
/** The main picture and ten more: Google reads no further. */
const MAX_PICTURES = 11;

/**
 * The words of a description, without its Markdown and its tags. Rougher than what pages print, and so cheap that a part
 * of a feed can be made anew for every change of a price.
 */
export function plainWords(markdown: string): string {
  const text = markdown
    .slice(0, 4 * MAX_TEXT)
    .replace(/<[^>]*>?/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[-*+>]|#+|\d+\.)\s+/gm, '')
    .replace(/[*_`~|\\]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT).replace(/\s+\S*$/, '')}…`;
}

/**
 * A product as feeds list it, its category by slug: what they do not print is left out, so that a change of it leaves
 * them alone. Null for a piece without a picture: it is in no feed, whatever else changes of it.
 */
export function feedEntry(product: PublishedProduct): FeedEntry | null {
  const { id, slug, title, description, vendor, categorySlug, images, options, variants } = product;
  if (images.length === 0) return null;
  return {
    id,
    slug,
    title,
    text: plainWords(description) || title,
    brand: vendor,
    category: categorySlug,
    pictures: images.slice(0, MAX_PICTURES).map((image) => imagePath(image.key, image.widths.at(-1)!)),
    options: options.map(({ name }) => name),
    variants: variants.map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      optionValues: variant.optionValues,
      price: variant.price,
      compareAtPrice: variant.compareAtPrice,
      barcode: variant.barcode,
      soldOut: stockOf(product, variant) === 'sold_out',
    })),
  };
}
