import { createHash } from 'node:crypto';
import { Category } from '@lapidary/shared/catalog/category';
import { Collection } from '@lapidary/shared/catalog/collection';
import { z } from 'zod';
import { type Executor, execute, selectOne } from '../platform/sql.ts';
import { isDuplicateKey } from '../platform/transaction.ts';

/** All categories and collections at one time. */
export const Listings = z.object({ categories: z.array(Category), collections: z.array(Collection) });
export type Listings = z.infer<typeof Listings>;

/**
 * Keeps what a release is going to show of categories and collections.
 * @returns the revision's id, the same for the same content.
 */
export async function keepListings(on: Executor, listings: Listings): Promise<string> {
  const { categories, collections } = listings;
  const json = JSON.stringify({ categories, collections });
  const id = createHash('sha256').update(json).digest('hex').slice(0, 32);
  if (await selectOne(on, 'SELECT id FROM listing_revisions WHERE id = $id', { id })) return id;
  try {
    await execute(
      on,
      'INSERT INTO listing_revisions (id, listings_json, created_at) VALUES ($id, $json, $now)',
      { id, json, now: Date.now() },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return id;
}

/** What a release showed of categories and collections, or null for one that did not keep it. */
export async function readListings(on: Executor, releaseId: string): Promise<Listings | null> {
  const row = await selectOne<{ listings_json: string }>(
    on,
    'SELECT l.listings_json FROM releases r JOIN listing_revisions l ON l.id = r.listings_id WHERE r.id = $releaseId',
    { releaseId },
  );
  return row ? Listings.parse(JSON.parse(row.listings_json)) : null;
}
