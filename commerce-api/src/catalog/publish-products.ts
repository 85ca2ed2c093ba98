import type { ProductDocument } from '@lapidary/shared/catalog/product';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import type { Executor } from '../platform/sql.ts';
import { inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { requestPublish } from '../publishing/index.ts';
import { checkPublishable } from './check-publishable.ts';
import { draftOf, type ProductRow, readProductRow } from './product-row.ts';
import { writeLiveProduct } from './write-live-product.ts';

/** "Publish “Solitaire Ring”", or "Publish 20 products". */
export const publishSummary = (verb: string, titles: readonly string[]): string =>
  titles.length === 1 ? `${verb} “${titles[0]}”` : `${verb} ${titles.length} products`;

/**
 * A draft that can be published; inside a transaction its row is locked.
 * @throws AppError `not_found`, `invalid_request`, `conflict` when it is archived.
 */
export async function readPublishable(
  on: Executor,
  id: string,
): Promise<{ row: ProductRow; document: ProductDocument }> {
  const row = await readProductRow(on, id);
  if (row.archived_at !== null) {
    throw new AppError('conflict', `“${row.title}” is archived; bring it back before publishing it.`);
  }
  const document = draftOf(row);
  checkPublishable(document);
  return { row, document };
}

/**
 * Publishes the drafts of some products together: live rows, revisions, audit and one publish request in one
 * transaction. The site follows within moments.
 * @returns the id of the publish request.
 * @throws AppError `not_found`, `slug_taken`, `invalid_request`, `conflict` when one is archived; then nothing is published.
 */
export async function publishProducts(
  { database }: Pick<Services, 'database'>,
  input: { actor: string; productIds: readonly string[] },
): Promise<string> {
  return await inTransaction(database, (on) => publishDrafts(on, input));
}

/** The same within a transaction that the caller has opened. */
export async function publishDrafts(
  on: OpenTransaction,
  input: { actor: string; productIds: readonly string[] },
): Promise<string> {
  // In id order, as every writer of several rows: two publishes cannot wait for each other.
  const ids = [...new Set(input.productIds)].sort();
  if (ids.length === 0) throw new AppError('invalid_request', 'Name at least one product to publish.');
  const titles: string[] = [];
  for (const id of ids) {
    const { row, document } = await readPublishable(on, id);
    await writeLiveProduct(on, { actor: input.actor, row, document });
    await recordAudit(on, {
      actor: input.actor,
      action: 'product.publish',
      subject: id,
      after: { version: row.version },
    });
    titles.push(document.title);
  }
  const cause = { kind: 'publish', actor: input.actor, summary: publishSummary('Publish', titles) } as const;
  return await requestPublish(on, { cause, productIds: ids });
}
