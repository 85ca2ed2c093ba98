import { ImportError } from '@lapidary/commerce-api/catalog';
import { AppError } from '@lapidary/commerce-api/platform/app-error';
import { describeImport, describeRefusal } from './describe-import.ts';
import { parseImportArguments, USAGE } from './import-arguments.ts';
import { importFromDisk } from './import-file.ts';
import { readShopSettings, resolveFromCaller } from './import-settings.ts';
import { withShop } from './open-shop.ts';

const print = (stream: NodeJS.WriteStream, lines: readonly string[]): void => {
  stream.write(`${lines.join('\n')}\n`);
};

async function run(args: string[]): Promise<void> {
  const asked = parseImportArguments(args);
  if (asked.help) return print(process.stdout, [USAGE]);
  const { settings } = readShopSettings();
  const { dryRun, overwriteStock, path } = asked;
  const started = performance.now();
  try {
    const report = await withShop(settings, (services) =>
      importFromDisk(services, resolveFromCaller(path), {
        dryRun,
        overwriteStock,
        onProgress: (message) => print(process.stderr, [message]),
      }),
    );
    print(process.stdout, describeImport(report, { dryRun, seconds: (performance.now() - started) / 1000 }));
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    print(process.stderr, describeRefusal(path, error.message, error.faults));
    process.exitCode = 1;
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const { message } = error as Error;
  const reason = error instanceof AppError ? `the shop refuses the catalog: ${message}` : message;
  print(process.stderr, [`import: ${reason}; run it again: what is there already is left alone`]);
  process.exitCode = 1;
});
