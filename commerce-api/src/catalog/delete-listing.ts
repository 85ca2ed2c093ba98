import type { ProductDocument } from '@lapidary/shared/catalog/product';
import type { ListingUse } from '@lapidary/shared/catalog/save-listing';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { type Executor, execute, select, selectOne } from '../platform/sql.ts';
import { forUpdate, inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { requestPublish } from '../publishing/index.ts';
import { editBoth } from './edit-both.ts';
import { draftOf, readProductRow } from './product-row.ts';
import { LISTINGS, type ListingKind } from './save-listing.ts';

/** More pieces than this would keep shoppers waiting: they are moved first, which is a bulk matter. */
const MAX_PIECES = 500;

interface Named {
  kind: ListingKind;
  slug: string;
}

/** Inside a transaction its row is locked. */
async function selectListing(on: Executor, { kind, slug }: Named): Promise<{ title: string } | undefined> {
  const lock = on.transaction ? forUpdate(on.database) : '';
  return await selectOne<{ title: string }>(
    on,
    `SELECT slug, title, description, position FROM ${LISTINGS[kind]} WHERE slug = $slug${lock}`,
    { slug },
  );
}

async function requireListing(on: Executor, named: Named): Promise<{ title: string }> {
  const row = await selectListing(on, named);
  if (!row) throw new AppError('not_found', `There is no ${named.kind} “${named.slug}”.`);
  return row;
}

/** The category that pieces move to, locked so that it stays. */
async function requireTarget(on: OpenTransaction, slug: string, moveTo: string): Promise<{ title: string }> {
  const target = slug === moveTo ? undefined : await selectListing(on, { kind: 'category', slug: moveTo });
  if (target) return target;
  const message = slug === moveTo ? 'is the category to delete' : `there is no category "${moveTo}"`;
  throw new AppError('invalid_request', `moveTo: ${message}`, { fields: [{ path: 'moveTo', message }] });
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
  moveTo: string | null,
): Promise<boolean> {
  const row = await readProductRow(on, id);
  const isLiveChanged = await editBoth(on, { actor, row }, (document) =>
    kind === 'category'
      ? { ...document, categorySlug: document.categorySlug === slug ? moveTo : document.categorySlug }
      : { ...document, collectionSlugs: document.collectionSlugs.filter((other) => other !== slug) },
  );
  const saved = await readProductRow(on, id);
  if (saved.version !== row.version) {
    const [before, after] = [draftOf(row), draftOf(saved)];
    await recordAudit(on, { actor, action: 'product.save', subject: id, before, after });
  }
  return isLiveChanged;
}

/**
 * Deletes a category or a collection; its pieces stay, in their drafts and in the shop, without it. Its page is gone (404), also
 * when its pieces move: whoever has kept its address has not asked for another category.
 * @param input.moveTo the category that the pieces of a deleted one get; without it they have none.
 * @returns how many pieces have lost it, and the id of the publish request.
 * @throws AppError `not_found`; `invalid_request` when pieces cannot move there; `conflict` when more pieces are in it than can
 *   be changed at once.
 */
export async function deleteListing(
  { database }: Pick<Services, 'database'>,
  { actor, moveTo = null, ...named }: Named & { actor: string; moveTo?: string | null },
): Promise<{ products: number; publishRequestId: string }> {
  const { kind, slug } = named;
  return await inTransaction(database, async (on) => {
    const before = await requireListing(on, named);
    const target = moveTo === null ? null : await requireTarget(on, slug, moveTo);
    const members = await selectMembers(on, named);
    if (members.length > MAX_PIECES) {
      throw new AppError(
        'conflict',
        `${members.length} pieces are in it; take all but ${MAX_PIECES} out of it first, by a CSV for instance.`,
      );
    }
    const productIds: string[] = [];
    for (const { id } of members) if (await leave(on, actor, id, named, moveTo)) productIds.push(id);
    await execute(on, `DELETE FROM ${LISTINGS[kind]} WHERE slug = $slug`, { slug });
    const after = { products: members.length, ...(moveTo !== null && { movedTo: moveTo }) };
    await recordAudit(on, { actor, action: `${kind}.delete`, subject: slug, before, after });
    const onward = target ? ` and move its pieces to “${target.title}”` : '';
    const summary = `Delete the ${kind} “${before.title}”${onward}`;
    const cause = { kind: 'publish', actor, summary } as const;
    return { products: members.length, publishRequestId: await requestPublish(on, { cause, productIds }) };
  });
}
