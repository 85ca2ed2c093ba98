import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Fault, ImportError, importFile, previewFile } from '@lapidary/commerce-api/catalog';
import { MAX_IMPORT_BYTES } from '@lapidary/shared/catalog/import';
import type { ImportReport } from './describe-import.ts';
import type { CatalogServices } from './open-shop.ts';

export interface ImportOptions {
  dryRun: boolean;
  overwriteStock: boolean;
  onProgress(message: string): void;
}

const ACTOR = 'import';
const plural = (count: number): string => `the file has ${count} ${count === 1 ? 'fault' : 'faults'}`;

async function readCatalogFile(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(error.code === 'ENOENT' ? `there is no file ${path}` : error.message);
  });
  if (!found.isFile()) throw new ImportError(`${path} is not a file`);
  const megabytes = MAX_IMPORT_BYTES / 1024 / 1024;
  if (found.size > MAX_IMPORT_BYTES)
    throw new ImportError(`${path} is larger than ${megabytes} MB; divide it`);
  return await readFile(path);
}

const refuse = (message: string, faults: readonly Fault[]): never => {
  throw new ImportError(message, faults);
};

/**
 * Brings a CSV file from the disk into a shop, or says what that would do.
 * @throws ImportError with the faults of the file; then nothing is written.
 */
export async function importFromDisk(
  services: CatalogServices,
  path: string,
  { dryRun, overwriteStock, onProgress }: ImportOptions,
): Promise<ImportReport> {
  const content = await readCatalogFile(path);
  const source = basename(path);
  if (dryRun) {
    const { counts, findings } = await previewFile(services, { content, overwriteStock });
    if (findings.faultCount > 0) refuse(plural(findings.faultCount), findings.faults);
    return { source, counts, notes: findings.notes, publishRequestId: null };
  }
  const { job, findings } = await importFile(services, {
    actor: ACTOR,
    fileName: source,
    content,
    overwriteStock,
    onProgress: ({ state, done, total }) => {
      if (state === 'checking' || state === 'applying')
        onProgress(`${source}: ${state} ${done} of ${total ?? '?'}`);
    },
  });
  if (job.error !== null) refuse(job.error, findings.faults);
  if (job.state !== 'done') refuse(plural(findings.faultCount), findings.faults);
  return { source, counts: job.counts!, notes: findings.notes, publishRequestId: job.publishRequestId };
}
