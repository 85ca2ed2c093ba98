import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run import -- FILE.csv [--dry-run] [--stock]

Imports products from a CSV file in the format of Shopify's product export, and publishes them.
Products are matched by handle and variants by their option values; a second run changes nothing.
When anything in the file is wrong, every fault is named and nothing is written.

  --dry-run   say what would change, and write nothing
  --stock     write the file's stock over that of products which are in the shop already;
              without it only new products take it, so that what was sold stays sold
  --help      show this text

Without DATABASE_URL and COGNITO_USER_POOL_ID it works on the shop that \`npm start\` runs.`;

export type ImportArguments =
  | { help: true }
  | { help: false; path: string; dryRun: boolean; overwriteStock: boolean };

/** The command line cannot be understood; the message says what is wrong. */
export class ArgumentsError extends Error {
  override name = 'ArgumentsError';
}

/** @throws ArgumentsError */
export function parseImportArguments(args: string[]): ImportArguments {
  let parsed: { values: { help?: boolean; 'dry-run'?: boolean; stock?: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean' }, 'dry-run': { type: 'boolean' }, stock: { type: 'boolean' } },
    });
  } catch (error) {
    const [reason] = (error as Error).message.split('. ');
    throw new ArgumentsError(`${reason}; see npm run import -- --help`);
  }
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  const [path, ...more] = positionals;
  if (!path) throw new ArgumentsError('name the file to import: npm run import -- FILE.csv');
  if (more.length > 0) throw new ArgumentsError(`one file at a time; what is ${more.join(' ')}?`);
  return { help: false, path, dryRun: values['dry-run'] ?? false, overwriteStock: values.stock ?? false };
}
