import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { execute } from '../platform/sql.ts';
import { inTransaction } from '../platform/transaction.ts';
import { draftOf, readProductRow } from './product-row.ts';

/**
 * Deletes a product that shoppers do not see. Revisions stay: orders and releases may point at them.
 * @throws AppError `conflict` while it is live, `not_found`.
 */
export async function deleteProduct(
  { database }: Pick<Services, 'database'>,
  input: { actor: string; id: string },
): Promise<void> {
  await inTransaction(database, async (on) => {
    const row = await readProductRow(on, input.id);
    if (row.live_revision_id) {
      throw new AppError('conflict', `"${row.title}" is live; unpublish it before deleting it.`);
    }
    const bind = { id: row.id };
    await execute(on, 'DELETE FROM stock_levels WHERE product_id = $id', bind);
    await execute(on, 'DELETE FROM product_redirects WHERE product_id = $id', bind);
    await execute(on, 'DELETE FROM variants WHERE product_id = $id', bind);
    await execute(on, 'DELETE FROM products WHERE id = $id', bind);
    await recordAudit(on, {
      actor: input.actor,
      action: 'product.delete',
      subject: row.id,
      before: draftOf(row),
    });
  });
}
