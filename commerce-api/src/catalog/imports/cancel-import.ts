import type { ImportJob, ImportState } from '@lapidary/shared/catalog/import';
import { AppError } from '../../platform/app-error.ts';
import { recordAudit } from '../../platform/audit.ts';
import { deleteObject } from '../../platform/aws/object-store.ts';
import type { Services } from '../../platform/services.ts';
import { execute } from '../../platform/sql.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { letPublish } from '../../publishing/index.ts';
import { readImportRow, toImportJob } from './import-row.ts';

const ENDED: readonly ImportState[] = ['done', 'cancelled'];

/**
 * Ends an import for good. What it has imported stays and is published: each product is imported as a whole or not at all,
 * and merchants may have gone on with it. Whoever is at a batch finds its lease gone, and the batch is rolled back.
 * @throws AppError `not_found`; `conflict` when it has ended already.
 */
export async function cancelImport(
  { database, s3, settings }: Pick<Services, 'database' | 's3' | 'settings'>,
  input: { actor: string; id: string },
): Promise<ImportJob> {
  const cancelled = await inTransaction(database, async (on) => {
    const row = await readImportRow(on, input.id);
    if (ENDED.includes(row.state)) throw new AppError('conflict', `The import is ${row.state} already.`);
    // Before it is applied, what is counted is what was read: nothing of it is imported.
    const begun = row.state === 'applying' || row.state === 'failed';
    await execute(
      on,
      `UPDATE import_jobs SET state = 'cancelled', done = $done, counts_json = $counts, error = NULL, lease_owner = NULL,
         lease_until = 0, updated_at = $now WHERE id = $id`,
      {
        id: row.id,
        done: begun ? row.done : 0,
        counts: begun && row.done > 0 ? row.counts_json : null,
        now: Date.now(),
      },
    );
    if (row.publish_request_id) await letPublish(on, row.publish_request_id);
    await recordAudit(on, {
      actor: input.actor,
      action: 'import.cancel',
      subject: row.id,
      before: { state: row.state },
      after: { done: begun ? row.done : 0 },
    });
    return await readImportRow(on, row.id);
  });
  await deleteObject(s3, { bucket: settings.buckets.quarantine, key: cancelled.object_key });
  return toImportJob(cancelled);
}
