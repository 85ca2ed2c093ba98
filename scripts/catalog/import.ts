import { AppError } from '@lapidary/commerce-api/platform/app-error';
import { createS3Client, resolveDatabaseUrl } from '@lapidary/commerce-api/platform/aws/clients';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { describeImport, describeRefusal } from './describe-import.ts';
import { parseImportArguments, USAGE } from './import-arguments.ts';
import { ImportError } from './import-error.ts';
import { importFile } from './import-file.ts';
import { readShopSettings, resolveFromCaller } from './import-settings.ts';

const print = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

async function run(args: string[]): Promise<void> {
  const asked = parseImportArguments(args);
  if (asked.help) return print([USAGE]);
  const { settings, home } = readShopSettings();
  const database = await openDatabase(await resolveDatabaseUrl(settings), settings.database.pool);
  const s3 = createS3Client(settings);
  const { dryRun, overwriteStock, path } = asked;
  const started = performance.now();
  try {
    const report = await importFile({ settings, database, s3 }, resolveFromCaller(path), {
      home,
      dryRun,
      overwriteStock,
      onProgress: (message) => process.stderr.write(`${message}\n`),
    });
    print(describeImport(report, { dryRun, seconds: (performance.now() - started) / 1000 }));
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    process.stderr.write(`${describeRefusal(path, error).join('\n')}\n`);
    process.exitCode = 1;
  } finally {
    s3.destroy();
    await database.close();
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const { message } = error as Error;
  const detail = error instanceof AppError ? `the shop refuses the catalog: ${message}` : message;
  process.stderr.write(`import: ${detail}; nothing was imported\n`);
  process.exitCode = 1;
});
