// Runs the Vendure of a folder: `populate` fills its database from a CSV and ends, `serve` listens on a free port. Only its
// core, without plugins: no search index, no job queue in the database, no mail.
// Arguments: what to do, its folder, the URL of its database, and the CSV to populate from.
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { VENDURE_TERMS } from './vendure-catalog.ts';

/** The parts of Nest's application that are used here. */
interface Application {
  close(): Promise<void>;
  getHttpServer(): { address(): AddressInfo };
}

/** The parts of `@vendure/core` that are used here; it is installed elsewhere, so its own types are not at hand. */
interface Core {
  bootstrap(config: object): Promise<Application>;
  DefaultLogger: new (options: { level: number }) => object;
  LogLevel: { Error: number };
  dummyPaymentHandler: object;
}

interface Cli {
  populate(start: () => Promise<Application>, terms: object, csvFile: string): Promise<Application>;
}

const POOL = 10;
const [, , what, folder, databaseUrl, csvFile] = process.argv as [
  string,
  string,
  string,
  string,
  string,
  string?,
];

const load = createRequire(join(folder, 'package.json'));
const core = load('@vendure/core') as Core;
const { hostname, port, username, pathname } = new URL(databaseUrl);

const config = {
  apiOptions: { hostname: '127.0.0.1', port: 0, shopApiPath: 'shop-api', adminApiPath: 'admin-api' },
  authOptions: {
    tokenMethod: ['bearer'],
    requireVerification: false,
    superadminCredentials: { identifier: 'bench', password: 'bench' },
  },
  dbConnectionOptions: {
    type: 'mariadb',
    host: hostname,
    port: Number(port),
    username,
    password: '',
    database: pathname.slice(1),
    synchronize: what === 'populate',
    logging: false,
    extra: { connectionLimit: POOL },
  },
  paymentOptions: { paymentMethodHandlers: [core.dummyPaymentHandler] },
  importExportOptions: { importAssetsDir: folder },
  logger: new core.DefaultLogger({ level: core.LogLevel.Error }),
  plugins: [],
};

if (what === 'populate') {
  const cli = load('@vendure/core/cli') as Cli;
  const application = await cli.populate(() => core.bootstrap(config), VENDURE_TERMS, csvFile!);
  await application.close();
  process.exit(0);
}
const application = await core.bootstrap(config);
process.send?.({ ready: true, port: application.getHttpServer().address().port });
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
