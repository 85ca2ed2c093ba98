import { isDeepStrictEqual } from 'node:util';
import type { Category } from '@lapidary/shared/catalog/category';
import type { Collection } from '@lapidary/shared/catalog/collection';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { execute, selectOne } from '../platform/sql.ts';
import { forUpdate, inTransaction, isDuplicateKey, type OpenTransaction } from '../platform/transaction.ts';
import { requestPublish } from '../publishing/index.ts';

/** Categories and collections are stored alike. */
export const LISTINGS = { category: 'categories', collection: 'collections' } as const;
export type ListingKind = keyof typeof LISTINGS;

/** Inserts a category or a collection unless there is one with its slug. @returns whether there was none. */
export async function insertListing(
  on: OpenTransaction,
  kind: ListingKind,
  listing: Category | Collection,
): Promise<boolean> {
  const table = LISTINGS[kind];
  const { slug } = listing;
  const known = await selectOne(on, `SELECT slug FROM ${table} WHERE slug = $slug`, { slug });
  if (known) return false;
  await execute(
    on,
    `INSERT INTO ${table} (slug, title, description, position) VALUES ($slug, $title, $description, $position)`,
    { ...listing },
  );
  return true;
}

interface SaveListing {
  actor: string;
  kind: ListingKind;
  listing: Category | Collection;
}

/**
 * Creates a category or a collection, or replaces what is there under its slug.
 * @returns whether anything differed.
 */
export async function writeListing(on: OpenTransaction, input: SaveListing): Promise<boolean> {
  const { actor, kind, listing } = input;
  const table = LISTINGS[kind];
  const before = await selectOne<Category>(
    on,
    `SELECT slug, title, description, position FROM ${table} WHERE slug = $slug${forUpdate(on.database)}`,
    { slug: listing.slug },
  );
  if (before && isDeepStrictEqual({ ...before }, { ...listing })) return false;
  if (before) {
    await execute(
      on,
      `UPDATE ${table} SET title = $title, description = $description, position = $position WHERE slug = $slug`,
      { ...listing },
    );
  } else await insertListing(on, kind, listing);
  await recordAudit(on, {
    actor,
    action: `${kind}.save`,
    subject: listing.slug,
    ...(before && { before }),
    after: listing,
  });
  return true;
}

/**
 * Creates a category or a collection, or replaces what is there under its slug. Shoppers see it as soon as the site
 * has followed: there are no drafts of it.
 * @returns the id of the publish request, or null when nothing differed.
 */
export async function saveListing(
  services: Pick<Services, 'database'>,
  input: SaveListing,
): Promise<string | null> {
  try {
    return await saveOnce(services, input);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Somebody else has created it since it was looked for: now it is there to be replaced.
    return await saveOnce(services, input);
  }
}

async function saveOnce(
  { database }: Pick<Services, 'database'>,
  input: SaveListing,
): Promise<string | null> {
  const { actor, kind, listing } = input;
  return await inTransaction(database, async (on) => {
    if (!(await writeListing(on, input))) return null;
    const cause = { kind: 'publish', actor, summary: `Save the ${kind} “${listing.title}”` } as const;
    // No product is named: a run takes in the shop's lists whatever it publishes.
    return await requestPublish(on, { cause, productIds: [] });
  });
}
