import type { BulkEdit } from '@lapidary/shared/catalog/bulk-edit';
import { AppError } from '../../platform/app-error.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Services } from '../../platform/services.ts';
import { execute, inList } from '../../platform/sql.ts';
import { inTransaction, type OpenTransaction } from '../../platform/transaction.ts';
import { readBulkRow, toBulkEdit } from './bulk-rows.ts';

interface Input {
  actor: string;
  id: string;
}

async function move(on: OpenTransaction, { actor, id }: Input, state: 'applying' | 'undoing'): Promise<void> {
  await execute(
    on,
    'UPDATE bulk_edits SET state = $state, error = NULL, lease_until = 0, attempts = 0, updated_at = $now WHERE id = $id',
    { id, state, now: Date.now() },
  );
  const action = state === 'applying' ? 'bulk_edit.apply' : 'bulk_edit.undo';
  await recordAudit(on, { actor, action, subject: id });
}

/**
 * Has a previewed edit made, exactly as the preview shows it. One that is under way stays as it is; one that broke off goes
 * on where it was.
 * @throws AppError `not_found`; `conflict` when it has been made already, or has nothing to do.
 */
export async function startBulkEdit(
  { database }: Pick<Services, 'database'>,
  input: Input & { exclude: readonly string[] },
): Promise<BulkEdit> {
  return await inTransaction(database, async (on) => {
    const { state } = await readBulkRow(on, input.id);
    if (state !== 'preview' && state !== 'applying' && state !== 'failed')
      throw new AppError('conflict', `The edit is ${state} already.`);
    if (state === 'preview') {
      if (input.exclude.length > 0) {
        const list = inList('product', input.exclude);
        await execute(
          on,
          `UPDATE bulk_edit_items SET state = 'excluded'
           WHERE bulk_edit_id = $id AND state = 'planned' AND product_id IN (${list.sql})`,
          { ...list.bind, id: input.id },
        );
      }
      const { counts } = await toBulkEdit(on, await readBulkRow(on, input.id));
      if (!counts.planned) throw new AppError('conflict', 'The edit would change no product.');
    }
    await move(on, input, 'applying');
    return await toBulkEdit(on, await readBulkRow(on, input.id));
  });
}

/**
 * Has an edit undone, product by product, as far as nobody has changed the same since.
 * @throws AppError `not_found`; `conflict` when it has not been made, or has been undone.
 */
export async function undoBulkEdit(
  { database }: Pick<Services, 'database'>,
  input: Input,
): Promise<BulkEdit> {
  return await inTransaction(database, async (on) => {
    const { state } = await readBulkRow(on, input.id);
    if (state !== 'applied' && state !== 'undoing')
      throw new AppError('conflict', `The edit is ${state}; only what has been made can be undone.`);
    await move(on, input, 'undoing');
    return await toBulkEdit(on, await readBulkRow(on, input.id));
  });
}
