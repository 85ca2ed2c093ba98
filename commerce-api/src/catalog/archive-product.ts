import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { execute } from '../platform/sql.ts';
import { inTransaction } from '../platform/transaction.ts';
import { readProductRow, toAdminProduct } from './product-row.ts';
import { takeOffShop } from './unpublish-product.ts';

/**
 * Puts a product away: off the shop, out of the lists, and what is scheduled for it is called off. Its draft, its stock and
 * its revisions stay, for it can be brought back, and orders have what they show.
 * @returns the product, and the id of the publish request when it was live.
 * @throws AppError `not_found`, `conflict` when it is archived already.
 */
export async function archiveProduct(
  { database }: Pick<Services, 'database'>,
  input: { actor: string; id: string },
): Promise<{ product: AdminProduct; publishRequestId: string | null }> {
  return await inTransaction(database, async (on) => {
    const row = await readProductRow(on, input.id);
    if (row.archived_at !== null) throw new AppError('conflict', `“${row.title}” is archived already.`);
    const publishRequestId = row.live_revision_id ? await takeOffShop(on, input) : null;
    await execute(on, "DELETE FROM schedules WHERE product_id = $id AND state = 'scheduled'", { id: row.id });
    await execute(on, 'UPDATE products SET archived_at = $now WHERE id = $id', {
      id: row.id,
      now: Date.now(),
    });
    await recordAudit(on, { actor: input.actor, action: 'product.archive', subject: row.id });
    return { product: await toAdminProduct(on, await readProductRow(on, row.id)), publishRequestId };
  });
}

/**
 * Brings an archived product back, as a draft.
 * @throws AppError `not_found`, `conflict` when it is not archived.
 */
export async function restoreProduct(
  { database }: Pick<Services, 'database'>,
  input: { actor: string; id: string },
): Promise<AdminProduct> {
  return await inTransaction(database, async (on) => {
    const row = await readProductRow(on, input.id);
    if (row.archived_at === null) throw new AppError('conflict', `“${row.title}” is not archived.`);
    await execute(on, 'UPDATE products SET archived_at = NULL WHERE id = $id', { id: row.id });
    await recordAudit(on, { actor: input.actor, action: 'product.restore', subject: row.id });
    return await toAdminProduct(on, { ...row, archived_at: null });
  });
}
