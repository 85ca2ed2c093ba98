import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { selectOne } from '../platform/sql.ts';
import { inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { contentsSince, getRelease, requestPublish } from '../publishing/index.ts';
import { readListings } from './listing-revisions.ts';
import { type ProductRow, readProductRow } from './product-row.ts';
import { readRevision } from './read-revision.ts';
import { writeListing } from './save-listing.ts';
import { clearLive, pointLiveAt } from './write-live-product.ts';

/**
 * Brings back the words and the order of categories and collections. One that came later stays: without products of its
 * own, the shop does not show it.
 * @returns whether anything differed.
 */
async function restoreListings(
  on: OpenTransaction,
  { actor, releaseId }: { actor: string; releaseId: string },
): Promise<boolean> {
  const listings = await readListings(on, releaseId);
  let differed = false;
  for (const listing of listings?.categories ?? [])
    differed = (await writeListing(on, { actor, kind: 'category', listing })) || differed;
  for (const listing of listings?.collections ?? [])
    differed = (await writeListing(on, { actor, kind: 'collection', listing })) || differed;
  return differed;
}

/**
 * Brings back what a release showed: content and prices of every product, categories and collections; not stock and not
 * orders. Drafts stay as they are. The site follows with a release of its own.
 * @returns the id of the publish request.
 * @throws AppError `not_found`, `conflict` when the shop shows nothing else than that release.
 */
export async function rollBack(
  { database }: Pick<Services, 'database'>,
  input: { actor: string; releaseId: string },
): Promise<string> {
  const release = await getRelease({ database }, input.releaseId);
  return await inTransaction(database, async (on) => {
    const moves: { row: ProductRow; revisionId: string | null }[] = [];
    for (const { productId, revisionId } of await contentsSince(on, release.id)) {
      // A product that was deleted since has nothing to point back.
      const exists = await selectOne(on, 'SELECT id FROM products WHERE id = $productId', { productId });
      if (!exists) continue;
      const row = await readProductRow(on, productId);
      if (row.live_revision_id !== revisionId) moves.push({ row, revisionId });
    }
    const relisted = await restoreListings(on, input);
    if (moves.length === 0 && !relisted)
      throw new AppError('conflict', 'The shop shows what that release showed already.');
    // All leave their addresses first: two products may have to swap them.
    for (const { row } of moves) if (row.live_revision_id) await clearLive(on, row);
    for (const { row, revisionId } of moves) {
      if (revisionId !== null) {
        await pointLiveAt(on, { ...row, live_slug: null }, await readRevision(on, revisionId));
      }
      await recordAudit(on, {
        actor: input.actor,
        action: 'product.rollback',
        subject: row.id,
        before: { revisionId: row.live_revision_id },
        after: { revisionId },
      });
    }
    const summary = `Roll back to ${release.createdAt.slice(0, 16).replace('T', ' ')} UTC`;
    return await requestPublish(on, {
      cause: { kind: 'rollback', actor: input.actor, summary },
      productIds: moves.map(({ row }) => row.id),
    });
  });
}
