import { setTimeout as sleep } from 'node:timers/promises';
import { type ImportJob, isImportBusy } from '@lapidary/shared/catalog/import';
import type { PictureSource } from '../../media/index.ts';
import type { Services } from '../../platform/services.ts';
import { type CatalogCheck, checkCatalog } from './check-catalog.ts';
import type { ImportFindings } from './import-findings.ts';
import { findingsOf, readImportRow, toImportJob } from './import-row.ts';
import { depositImport } from './request-import.ts';
import { runImports } from './run-imports.ts';
import { startApply, startCheck } from './start-import.ts';

type ImportServices = Pick<Services, 'database' | 's3' | 'settings'>;

const ASK_AGAIN_MS = 250;

export interface FileToImport {
  actor: string;
  fileName: string;
  content: Uint8Array;
  overwriteStock: boolean;
  fetch?: PictureSource['fetch'];
  onProgress?: (job: ImportJob) => void;
}

/** An import that has come to an end, with all that was found. */
export interface FinishedImport {
  job: ImportJob;
  findings: ImportFindings;
}

/** Goes on with an import, here or wherever another process is at it, until it has settled. */
async function follow(services: ImportServices, id: string, file: FileToImport): Promise<FinishedImport> {
  const on = { database: services.database };
  for (;;) {
    const row = await readImportRow(on, id);
    const job = toImportJob(row);
    file.onProgress?.(job);
    if (!isImportBusy(job.state)) return { job, findings: findingsOf(row) };
    const ran = await runImports(services, { id, ...(file.fetch && { fetch: file.fetch }) });
    if (!ran) await sleep(ASK_AGAIN_MS);
  }
}

/**
 * Imports a product CSV from beginning to end, as the desk does step by step. A file with any error is not imported: the desk
 * may do so without the products that have one.
 */
export async function importFile(services: ImportServices, file: FileToImport): Promise<FinishedImport> {
  const { actor } = file;
  const id = await depositImport(services, file);
  await startCheck(services, { actor, id });
  const checked = await follow(services, id, file);
  if (checked.job.state !== 'ready' || checked.job.faultCount > 0) return checked;
  await startApply(services, { actor, id });
  return await follow(services, id, file);
}

/** What importing a file would do; nothing is written. @throws ImportError when it is no such file as a whole. */
export const previewFile = async (
  services: Pick<Services, 'database' | 'settings'>,
  { content, overwriteStock }: Pick<FileToImport, 'content' | 'overwriteStock'>,
): Promise<CatalogCheck> => await checkCatalog(services, content, { overwriteStock });
