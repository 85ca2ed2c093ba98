import type { ListingChange, PieceChange, ReleaseChanges } from '@lapidary/shared/publishing/release-changes';
import { type DraftDifference, draftDiff } from './draft-diff.ts';

/** Something that a release says otherwise than the one before. */
export interface ReleaseDifference {
  key: string;
  /** "Moon Ring", "Category Rings" */
  title: string;
  change: 'new' | 'changed' | 'gone';
  /** Field by field, `mine` before and `theirs` after; none unless it is changed. */
  rows: DraftDifference[];
  /** Where it is edited at the desk; null when it cannot be. */
  productId: string | null;
  /** Its public page was here, or is now. */
  slug: string | null;
}

const changeOf = (before: unknown, after: unknown): ReleaseDifference['change'] => {
  if (before === null) return 'new';
  return after === null ? 'gone' : 'changed';
};

function ofPiece({ productId, before, after }: PieceChange, currency: string): ReleaseDifference {
  return {
    key: productId,
    title: (after ?? before)?.title ?? 'A piece that is no longer known',
    change: changeOf(before, after),
    rows: before && after ? draftDiff(before, after, currency) : [],
    productId,
    slug: after?.slug ?? null,
  };
}

function ofListing({ kind, slug, before, after }: ListingChange): ReleaseDifference {
  const fields = [
    ['Title', 'title'],
    ['Description', 'description'],
    ['Position', 'position'],
  ] as const;
  const rows =
    before && after
      ? fields
          .map(([field, name]) => ({
            field,
            mine: String(before[name]) || '—',
            theirs: String(after[name]) || '—',
          }))
          .filter(({ mine, theirs }) => mine !== theirs)
      : [];
  return {
    key: `${kind} ${slug}`,
    title: `${kind === 'category' ? 'Category' : 'Collection'} ${(after ?? before)?.title ?? slug}`,
    change: changeOf(before, after),
    rows,
    productId: null,
    slug: null,
  };
}

/** What a page of a release's changes says, categories and collections first. */
export const releaseDifferences = (
  { listings, pieces }: Pick<ReleaseChanges, 'listings' | 'pieces'>,
  currency: string,
): ReleaseDifference[] => [...listings.map(ofListing), ...pieces.map((piece) => ofPiece(piece, currency))];
