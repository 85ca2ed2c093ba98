import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { CatalogImport } from '@lapidary/commerce-api/catalog';
import { VENDURE } from '../api/api-figures.ts';
import { startTarget, type Target } from '../api/start-target.ts';
import { installVendure } from './install-vendure.ts';
import { vendureCsv } from './vendure-catalog.ts';

const POPULATE_WITHIN_MS = 180_000;

/** Installs Vendure where it is not, fills its database with the catalog, and starts it. */
export async function startVendure(
  databaseUrl: string,
  catalog: CatalogImport,
  logFolder: string,
): Promise<Target> {
  const folder = await installVendure();
  const csvFile = path.join(logFolder, 'vendure.csv');
  await writeFile(csvFile, vendureCsv(catalog));
  const program = path.join(import.meta.dirname, 'vendure-program.ts');
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', VENDURE_DISABLE_TELEMETRY: 'true' };
  await promisify(execFile)(process.execPath, [program, 'populate', folder, databaseUrl, csvFile], {
    env,
    cwd: logFolder,
    timeout: POPULATE_WITHIN_MS,
    maxBuffer: 100_000_000,
  });
  return await startTarget({
    name: VENDURE,
    args: [program, 'serve', folder, databaseUrl],
    env: { ...env, NODE_COMPILE_CACHE: path.join(logFolder, 'compiled') },
    logFile: path.join(logFolder, 'vendure.log'),
  });
}
