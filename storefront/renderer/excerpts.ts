import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { searchPicture } from '../src/features/search/search-shard.ts';
import type { FeedEntry, SearchRow } from '../src/lib/catalog.ts';
import { feedEntry } from './feed-entry.ts';
import { searchRow } from './search-row.ts';

/** What pages that go by bucket print of a product. */
export interface Excerpts {
  searchRow: SearchRow;
  searchPicture: string;
  /** Null for a piece without a picture: feeds leave those out. `category` is a slug here. */
  feedEntry: FeedEntry | null;
}

export type ExcerptKind = keyof Excerpts;

export const EXCERPT_KINDS: readonly ExcerptKind[] = ['searchRow', 'searchPicture', 'feedEntry'];

/**
 * The excerpts of a product. They are kept beside its document: such a page lists some five hundred products, and a
 * change of one would otherwise read them all.
 */
export const excerptsOf = (product: PublishedProduct): Excerpts => ({
  searchRow: searchRow(product),
  searchPicture: searchPicture(product.images[0]),
  feedEntry: feedEntry(product),
});
