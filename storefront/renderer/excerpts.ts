import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { searchPicture } from '../src/features/search/search-shard.ts';
import type { FeedEntry, ProductCard, StoredSearchRow } from '../src/lib/catalog.ts';
import { feedEntry } from './feed-entry.ts';
import { type ListedPiece, listedPiece } from './listed-piece.ts';
import { productCard } from './product-card.ts';
import { searchRow } from './search-row.ts';

/** What pages about other things than a product print of it. */
export interface Excerpts {
  card: ProductCard;
  /** Beside the card, so that a tag changes the listings alone. */
  listed: ListedPiece;
  searchRow: StoredSearchRow;
  searchPicture: string;
  /** Null for a piece without a picture: feeds leave those out. `category` is a slug here. */
  feedEntry: FeedEntry | null;
}

/** Asked for by product. */
const PRODUCT_EXCERPTS = ['card', 'listed'] as const;
export type ProductExcerptKind = (typeof PRODUCT_EXCERPTS)[number];

/** Asked for by bucket: such a page lists some five hundred products. */
const BUCKET_EXCERPTS = ['searchRow', 'searchPicture', 'feedEntry'] as const;
export type BucketExcerptKind = (typeof BUCKET_EXCERPTS)[number];

export type ExcerptKind = ProductExcerptKind | BucketExcerptKind;

export const EXCERPT_KINDS: readonly ExcerptKind[] = [...PRODUCT_EXCERPTS, ...BUCKET_EXCERPTS];

export const isProductExcerpt = (kind: ExcerptKind): kind is ProductExcerptKind =>
  (PRODUCT_EXCERPTS as readonly ExcerptKind[]).includes(kind);

/**
 * The excerpts of a product. They are kept beside its document, which is ten times as long: a page that lists products
 * would otherwise read them all when one changes.
 */
export function excerptsOf(product: PublishedProduct): Excerpts {
  const card = productCard(product);
  return {
    card,
    listed: listedPiece(product, card),
    searchRow: searchRow(product),
    searchPicture: searchPicture(product.images[0]),
    feedEntry: feedEntry(product),
  };
}
