import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { currentSchema, SCHEMA_PAGE } from './current-schema.ts';

const USAGE = `Usage: npm run schema

Writes docs/schema.md from the migrations. Needs no database.

  --help  this text`;

async function main(): Promise<void> {
  if (parseArgs({ options: { help: { type: 'boolean' } } }).values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  await writeFile(SCHEMA_PAGE, await currentSchema());
  process.stdout.write('docs/schema.md is current\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`schema: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
