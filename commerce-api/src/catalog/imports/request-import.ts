import type { RequestedImport, RequestImport } from '@lapidary/shared/catalog/import';
import { recordAudit } from '../../platform/audit.ts';
import { presignUpload, putObject } from '../../platform/aws/object-store.ts';
import { newId } from '../../platform/ids.ts';
import type { Services } from '../../platform/services.ts';
import { execute } from '../../platform/sql.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { readImportRow, toImportJob } from './import-row.ts';

const EXPIRES_SECONDS = 15 * 60;
const CSV = 'text/csv';

type ImportServices = Pick<Services, 'database' | 's3' | 'settings'>;

interface Input {
  actor: string;
  fileName: string;
  overwriteStock: boolean;
}

const objectKey = (id: string): string => `quarantine/imports/${id}.csv`;

async function insertImport(
  { database }: ImportServices,
  id: string,
  { actor, fileName, overwriteStock }: Input,
): Promise<void> {
  await inTransaction(database, async (on) => {
    await execute(
      on,
      `INSERT INTO import_jobs (id, state, file_name, object_key, overwrite_stock, done, actor, lease_until, attempts, created_at, updated_at)
       VALUES ($id, 'uploading', $fileName, $key, $overwriteStock, 0, $actor, 0, 0, $now, $now)`,
      {
        id,
        fileName,
        key: objectKey(id),
        overwriteStock: overwriteStock ? 1 : 0,
        actor,
        now: Date.now(),
      },
    );
    await recordAudit(on, {
      actor,
      action: 'import.create',
      subject: id,
      after: { fileName, overwriteStock },
    });
  });
}

/** Begins an import: a form by which a browser may send one CSV file, and nothing else. */
export async function requestImport(
  services: ImportServices,
  input: RequestImport & { actor: string },
): Promise<RequestedImport> {
  const { s3, settings, database } = services;
  const id = newId();
  const bucket = settings.buckets.quarantine;
  const form = await presignUpload(
    s3,
    { bucket, key: objectKey(id) },
    { contentType: CSV, bytes: input.bytes, expiresInSeconds: EXPIRES_SECONDS },
  );
  await insertImport(services, id, input);
  return {
    import: toImportJob(await readImportRow({ database }, id)),
    upload: {
      url: settings.uploadUrl ? `${settings.uploadUrl}/${bucket}` : form.url,
      fields: form.fields,
      expiresAt: new Date(Date.now() + EXPIRES_SECONDS * 1000).toISOString(),
    },
  };
}

/** Begins an import of a file that is here already. @returns its id. */
export async function depositImport(
  services: ImportServices,
  input: Input & { content: Uint8Array },
): Promise<string> {
  const { s3, settings } = services;
  const id = newId();
  await putObject(
    s3,
    { bucket: settings.buckets.quarantine, key: objectKey(id) },
    { body: input.content, contentType: CSV, cacheControl: 'no-store' },
  );
  await insertImport(services, id, input);
  return id;
}
