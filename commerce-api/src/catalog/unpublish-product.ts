import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { requestPublish } from '../publishing/index.ts';
import { readProductRow } from './product-row.ts';
import { clearLive } from './write-live-product.ts';

/**
 * Takes a product off the shop; its draft stays.
 * @returns the id of the publish request.
 * @throws AppError `not_found`, `conflict` when it is not live.
 */
export async function unpublishProduct(
  { database }: Pick<Services, 'database'>,
  input: { actor: string; id: string },
): Promise<string> {
  return await inTransaction(database, (on) => takeOffShop(on, input));
}

/** The same within a transaction that the caller has opened. */
export async function takeOffShop(
  on: OpenTransaction,
  input: { actor: string; id: string },
): Promise<string> {
  const row = await readProductRow(on, input.id);
  if (!row.live_revision_id) throw new AppError('conflict', `"${row.title}" is not live.`);
  await clearLive(on, row);
  await recordAudit(on, { actor: input.actor, action: 'product.unpublish', subject: row.id });
  const cause = { kind: 'unpublish', actor: input.actor, summary: `Unpublish “${row.title}”` } as const;
  return await requestPublish(on, { cause, productIds: [row.id] });
}
