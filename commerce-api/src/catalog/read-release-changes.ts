import { isDeepStrictEqual } from 'node:util';
import type { Category } from '@lapidary/shared/catalog/category';
import type { Collection } from '@lapidary/shared/catalog/collection';
import { ProductDocument } from '@lapidary/shared/catalog/product';
import type { ListingChange, ReleaseChanges } from '@lapidary/shared/publishing/release-changes';
import type { Services } from '../platform/services.ts';
import { type Executor, inList, select } from '../platform/sql.ts';
import { contentDifferences, getRelease, releaseBefore } from '../publishing/index.ts';
import { type Listings, readListings } from './listing-revisions.ts';

async function readDocuments(
  on: Executor,
  revisionIds: readonly string[],
): Promise<Map<string, ProductDocument>> {
  if (revisionIds.length === 0) return new Map();
  const list = inList('id', revisionIds);
  const rows = await select<{ id: string; document_json: string }>(
    on,
    `SELECT id, document_json FROM product_revisions WHERE id IN (${list.sql})`,
    list.bind,
  );
  return new Map(rows.map((row) => [row.id, ProductDocument.parse(JSON.parse(row.document_json))]));
}

type Listing = Category | Collection;
const wordsOf = ({ title, description, position }: Listing) => ({ title, description, position });

function differences(
  kind: ListingChange['kind'],
  before: readonly Listing[],
  after: readonly Listing[],
): ListingChange[] {
  const earlier = new Map(before.map((listing) => [listing.slug, wordsOf(listing)]));
  const later = new Map(after.map((listing) => [listing.slug, wordsOf(listing)]));
  return [...new Set([...later.keys(), ...earlier.keys()])]
    .map((slug) => ({ kind, slug, before: earlier.get(slug) ?? null, after: later.get(slug) ?? null }))
    .filter((change) => !isDeepStrictEqual(change.before, change.after));
}

const NONE: Listings = { categories: [], collections: [] };

async function readListingChanges(on: Executor, releaseId: string): Promise<ListingChange[]> {
  const after = await readListings(on, releaseId);
  // A release that did not keep its listings says nothing of them, and neither does one after it.
  if (!after) return [];
  const parent = await releaseBefore(on, releaseId);
  const before = parent === null ? NONE : await readListings(on, parent);
  if (!before) return [];
  return [
    ...differences('category', before.categories, after.categories),
    ...differences('collection', before.collections, after.collections),
  ];
}

/**
 * What a release says otherwise than the one before: pieces, a page of them in order of id, categories and collections.
 * @param input.cursor the last id of the page before.
 * @throws AppError `not_found`.
 */
export async function readReleaseChanges(
  { database }: Pick<Services, 'database'>,
  { releaseId, cursor, limit }: { releaseId: string; cursor?: string | undefined; limit: number },
): Promise<ReleaseChanges> {
  const on = { database };
  const { id } = await getRelease(on, releaseId);
  const found = await contentDifferences(on, id, { after: cursor, limit: limit + 1 });
  const page = found.slice(0, limit);
  const revisions = page.flatMap(({ before, after }) => [before, after]).filter((each) => each !== null);
  const documents = await readDocuments(on, revisions);
  const documentOf = (revision: string | null) => (revision && documents.get(revision)) || null;
  return {
    pieces: page.map(({ productId, before, after }) => ({
      productId,
      before: documentOf(before),
      after: documentOf(after),
    })),
    nextCursor: found.length > limit ? page.at(-1)!.productId : null,
    listings: cursor === undefined ? await readListingChanges(on, id) : [],
  };
}
