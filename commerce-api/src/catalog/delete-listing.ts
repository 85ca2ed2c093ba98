import type { ProductDocument } from '@lapidary/shared/catalog/product';
import type { ListingUse } from '@lapidary/shared/catalog/save-listing';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { type Executor, execute, select, selectOne } from '../platform/sql.ts';
import { forUpdate, inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { requestPublish } from '../publishing/index.ts';
import { editBoth } from './edit-both.ts';
import { readProductRow } from './product-row.ts';
import { LISTINGS, type ListingKind } from './save-listing.ts';

/** More pieces than this would keep shoppers waiting: they are moved first, which is a bulk matter. */
const MAX_PIECES = 500;

interface Named {
  kind: ListingKind;
  slug: string;
}

async function requireListing(on: Executor, { kind, slug }: Named): Promise<{ title: string }> {
  const lock = on.transaction ? forUpdate(on.database) : '';
  const row = await selectOne<{ title: string }>(
    on,
    `SELECT slug, title, description, position FROM ${LISTINGS[kind]} WHERE slug = $slug${lock}`,
    { slug },
  );
  if (!row) throw new AppError('not_found', `There is no ${kind} “${slug}”.`);
  return row;
}

type Belonging = Pick<ProductDocument, 'categorySlug' | 'collectionSlugs'>;

const isIn = (json: string | null, { kind, slug }: Named): boolean => {
  if (json === null) return false;
  const { categorySlug, collectionSlugs } = JSON.parse(json) as Belonging;
  return kind === 'category' ? categorySlug === slug : collectionSlugs.includes(slug);
};

/** Products whose draft, or what is live of them, is in it. A slug has no characters that LIKE or JSON would mind. */
async function selectMembers(on: Executor, named: Named): Promise<{ id: string; live: boolean }[]> {
  const rows = await select<{ id: string; draft: string; live: string | null }>(
    on,
    `SELECT p.id, p.draft_json AS draft, r.document_json AS live
     FROM products p LEFT JOIN product_revisions r ON r.id = p.live_revision_id
     WHERE p.draft_json LIKE $slug OR r.document_json LIKE $slug ORDER BY p.id`,
    { slug: `%"${named.slug}"%` },
  );
  return rows
    .map(({ id, draft, live }) => ({ id, draft: isIn(draft, named), live: isIn(live, named) }))
    .filter(({ draft, live }) => draft || live);
}

/** How many pieces would lose a category or a collection. @throws AppError `not_found`. */
export async function readListingUse(on: Executor, named: Named): Promise<ListingUse> {
  await requireListing(on, named);
  const members = await selectMembers(on, named);
  return { products: members.length, live: members.filter(({ live }) => live).length };
}

async function leave(
  on: OpenTransaction,
  actor: string,
  id: string,
  { kind, slug }: Named,
): Promise<boolean> {
  const row = await readProductRow(on, id);
  return await editBoth(on, { actor, row }, (document) =>
    kind === 'category'
      ? { ...document, categorySlug: document.categorySlug === slug ? null : document.categorySlug }
      : { ...document, collectionSlugs: document.collectionSlugs.filter((other) => other !== slug) },
  );
}

/**
 * Deletes a category or a collection; its pieces stay, without it, in their drafts and in the shop. Its page is gone (404):
 * there is no one page that its pieces have gone to.
 * @returns how many pieces have lost it, and the id of the publish request.
 * @throws AppError `not_found`; `conflict` when more pieces are in it than can be changed at once.
 */
export async function deleteListing(
  { database }: Pick<Services, 'database'>,
  { actor, ...named }: Named & { actor: string },
): Promise<{ products: number; publishRequestId: string }> {
  const { kind, slug } = named;
  return await inTransaction(database, async (on) => {
    const before = await requireListing(on, named);
    const members = await selectMembers(on, named);
    if (members.length > MAX_PIECES) {
      throw new AppError(
        'conflict',
        `${members.length} pieces are in it; take all but ${MAX_PIECES} out of it first, by a CSV for instance.`,
      );
    }
    const productIds: string[] = [];
    for (const { id } of members) if (await leave(on, actor, id, named)) productIds.push(id);
    await execute(on, `DELETE FROM ${LISTINGS[kind]} WHERE slug = $slug`, { slug });
    const after = { products: members.length };
    await recordAudit(on, { actor, action: `${kind}.delete`, subject: slug, before, after });
    const cause = { kind: 'publish', actor, summary: `Delete the ${kind} “${before.title}”` } as const;
    return { products: members.length, publishRequestId: await requestPublish(on, { cause, productIds }) };
  });
}
