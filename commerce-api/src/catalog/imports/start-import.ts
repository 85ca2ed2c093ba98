import type { ColumnMapping, ImportJob, ImportState } from '@lapidary/shared/catalog/import';
import { AppError } from '../../platform/app-error.ts';
import { recordAudit } from '../../platform/audit.ts';
import { objectSize } from '../../platform/aws/object-store.ts';
import type { Services } from '../../platform/services.ts';
import { type Executor, execute } from '../../platform/sql.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { countsOf, type ImportRow, readImportRow, toImportJob } from './import-row.ts';

const move = async (on: Executor, id: string, state: ImportState): Promise<number> =>
  await execute(
    on,
    'UPDATE import_jobs SET state = $state, done = 0, error = NULL, lease_until = 0, attempts = 0, updated_at = $now WHERE id = $id',
    { id, state, now: Date.now() },
  );

/**
 * Has an uploaded file compared with the shop, or compared again after pictures have been uploaded.
 * @param input.mapping what columns are that have other names, in place of what was said before.
 * @throws AppError `not_found`; `unprocessable_upload` when the file has not arrived; `conflict` when it is being applied, or has
 * been.
 */
export async function startCheck(
  { database, s3, settings }: Pick<Services, 'database' | 's3' | 'settings'>,
  input: { actor: string; id: string; mapping?: ColumnMapping | undefined },
): Promise<ImportJob> {
  const row = await readImportRow({ database }, input.id);
  const size = await objectSize(s3, { bucket: settings.buckets.quarantine, key: row.object_key });
  if (size === null)
    throw new AppError(
      'unprocessable_upload',
      'The file has not arrived, or no longer waits; send it again.',
    );
  return await inTransaction(database, async (on) => {
    const { state } = await readImportRow(on, input.id);
    if (!['uploading', 'ready', 'refused', 'checking'].includes(state)) {
      throw new AppError('conflict', `The import is ${state}; begin another one to check the file again.`);
    }
    if (state !== 'checking') await move(on, input.id, 'checking');
    if (input.mapping) {
      await execute(on, 'UPDATE import_jobs SET mapping_json = $mapping WHERE id = $id', {
        id: input.id,
        mapping: JSON.stringify(input.mapping),
      });
    }
    await recordAudit(on, { actor: input.actor, action: 'import.check', subject: input.id });
    return toImportJob(await readImportRow(on, input.id));
  });
}

const isWorthwhile = (row: ImportRow): boolean => {
  const counts = countsOf(row);
  return counts !== null && counts.created + counts.changed + counts.unchanged > 0;
};

/**
 * Has a checked file imported: what the check has told, without the products that have errors. An import that is under way
 * already stays as it is; one that broke off goes on where it was.
 * @throws AppError `not_found`; `conflict` when it has not been checked, or nothing of it can be imported.
 */
export async function startApply(
  { database }: Pick<Services, 'database'>,
  input: { actor: string; id: string },
): Promise<ImportJob> {
  return await inTransaction(database, async (on) => {
    const row = await readImportRow(on, input.id);
    if (row.state === 'ready' && isWorthwhile(row)) await move(on, input.id, 'applying');
    else if (row.state === 'failed') {
      await execute(
        on,
        "UPDATE import_jobs SET state = 'applying', error = NULL, lease_until = 0, attempts = 0, updated_at = $now WHERE id = $id",
        { id: input.id, now: Date.now() },
      );
    } else if (row.state !== 'applying') {
      const why = row.state === 'ready' ? 'has no product that can be imported' : `is ${row.state}`;
      throw new AppError('conflict', `The import ${why}.`);
    }
    await recordAudit(on, { actor: input.actor, action: 'import.apply', subject: input.id });
    return toImportJob(await readImportRow(on, input.id));
  });
}
