// Writes all products of the shop as a CSV file that can be imported again.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportProducts } from '@lapidary/commerce-api/catalog';
import { readShopSettings, resolveFromCaller } from './import-settings.ts';
import { withShop } from './open-shop.ts';

const USAGE = `Usage: npm run export [-- FILE.csv]

Writes all products as a CSV file in the format of Shopify's product export; without a name, to standard output.
Imported again, the file changes nothing.`;

async function run([path, ...more]: string[]): Promise<void> {
  if (path === '--help') return void process.stdout.write(`${USAGE}\n`);
  if (more.length > 0 || path?.startsWith('-')) throw new Error('name one file: npm run export -- FILE.csv');
  const target = path === undefined ? process.stdout : createWriteStream(resolveFromCaller(path));
  await withShop(readShopSettings().settings, (services) =>
    pipeline(Readable.from(exportProducts(services)), target, { end: path !== undefined }),
  );
  if (path !== undefined) process.stdout.write(`all products are in ${path}\n`);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`export: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
