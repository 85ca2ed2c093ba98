import { createHash } from 'node:crypto';
import { openPictureSource, type PictureSource } from '../../media/index.ts';
import { AppError } from '../../platform/app-error.ts';
import { deleteObject, getObject } from '../../platform/aws/object-store.ts';
import type { Services } from '../../platform/services.ts';
import { type Executor, execute } from '../../platform/sql.ts';
import { ImportError } from '../csv/import-error.ts';
import { type ClaimedJob, claimJob, dropJob, holdJob, JobTaken, MAX_ATTEMPTS } from '../jobs/claim-job.ts';
import { Interrupted } from '../jobs/give-way.ts';
import { applyImport } from './apply-import.ts';
import { checkCatalog } from './check-catalog.ts';
import { type ImportRow, mappingOf, readImportRow } from './import-row.ts';

type ImportServices = Pick<Services, 'database' | 's3' | 'settings' | 'draining'>;

const ERROR_LENGTH = 2000;
const OUR_FAULT = 'The shop’s server has failed at this several times; its log says why.';

/** The file is gone or another one: what was checked cannot be applied. */
class FileGone extends Error {
  override name = 'FileGone';
}

async function readFile({ s3, settings }: ImportServices, row: ImportRow): Promise<Uint8Array> {
  const bytes = await getObject(s3, { bucket: settings.buckets.quarantine, key: row.object_key });
  if (!bytes) throw new FileGone('The file no longer waits; send it again.');
  return bytes;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Writes what became of a step, unless another process has taken over meanwhile. */
async function settle(
  on: Executor,
  { id, owner }: ClaimedJob,
  columns: Record<string, string | number | null>,
): Promise<void> {
  const set = Object.keys(columns).map((name) => `${name} = $${name}`);
  await execute(
    on,
    `UPDATE import_jobs SET ${set.join(', ')}, updated_at = $now WHERE id = $id AND lease_owner = $owner`,
    { ...columns, id, owner, now: Date.now() },
  );
}

async function check(services: ImportServices, job: ClaimedJob, row: ImportRow): Promise<void> {
  const on = { database: services.database };
  const bytes = await readFile(services, row);
  const onStep = async (done: number): Promise<void> => {
    await holdJob(on, job);
    await settle(on, job, { done });
  };
  const overwriteStock = row.overwrite_stock === 1;
  const options = { overwriteStock, mapping: mappingOf(row), onStep };
  const { header, total, counts, findings } = await checkCatalog(services, bytes, options);
  await settle(on, job, {
    state: counts.created + counts.changed + counts.unchanged > 0 ? 'ready' : 'refused',
    error: null,
    sha256: hashOf(bytes),
    header_json: JSON.stringify(header),
    total,
    done: 0,
    counts_json: JSON.stringify(counts),
    findings_json: JSON.stringify(findings),
  });
}

async function apply(
  services: ImportServices,
  job: ClaimedJob,
  row: ImportRow,
  source: PictureSource,
): Promise<void> {
  const bytes = await readFile(services, row);
  // The form by which it was sent is good for a while: what is imported must be what was checked.
  if (hashOf(bytes) !== row.sha256) throw new FileGone('The file is another one since it was checked.');
  await applyImport(services, { job, bytes, source });
  await deleteObject(services.s3, { bucket: services.settings.buckets.quarantine, key: row.object_key });
}

async function recordFailure(on: Executor, job: ClaimedJob, row: ImportRow, error: Error): Promise<void> {
  const faults = error instanceof ImportError ? error.faults : [];
  await settle(on, job, {
    state: row.state === 'checking' ? 'refused' : 'failed',
    error: error.message.slice(0, ERROR_LENGTH),
    ...(error instanceof ImportError && {
      counts_json: null,
      header_json: JSON.stringify(error.header),
      findings_json: JSON.stringify({
        faults,
        faultCount: faults.length,
        notes: [],
        noteCount: 0,
        faulty: [],
      }),
    }),
  });
}

/**
 * Does the next step of one import that waits for it, if any. Any number of processes may call this at once; an import whose
 * process died is taken up by another after half a minute.
 * @param options.id of the import to go on with, and no other.
 * @returns whether there was one.
 * @throws Interrupted, and what the database or the object store throws; the import then waits to be taken up again.
 */
export async function runImports(
  services: ImportServices,
  options: { id?: string; fetch?: PictureSource['fetch'] } = {},
): Promise<boolean> {
  const on = { database: services.database };
  const job = await claimJob(services.database, 'import_jobs', {
    states: ['checking', 'applying'],
    ...(options.id !== undefined && { id: options.id }),
  });
  if (!job) return false;
  const row = await readImportRow(on, job.id);
  try {
    if (row.state === 'checking') await check(services, job, row);
    else await apply(services, job, row, openPictureSource(services, options.fetch));
  } catch (error) {
    if (error instanceof JobTaken) return true;
    if (error instanceof Interrupted) {
      await dropJob(on, job);
      throw error;
    }
    const isAboutTheFile =
      error instanceof ImportError || error instanceof FileGone || error instanceof AppError;
    if (!isAboutTheFile && job.attempts < MAX_ATTEMPTS) throw error;
    await recordFailure(on, job, row, isAboutTheFile ? error : new Error(OUR_FAULT));
    await dropJob(on, job);
    if (!isAboutTheFile) throw error;
    return true;
  }
  await dropJob(on, job);
  return true;
}
