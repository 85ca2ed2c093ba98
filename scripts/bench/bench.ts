import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MEMORY_LIMITS } from '../publish/memory-limits.ts';
import { readEndpoints } from '../start/endpoints.ts';
import { findFreePort } from '../start/find-free-port.ts';
import { localEnvironment } from '../start/local-environment.ts';
import { waitUntil } from '../start/wait-until.ts';
import { startShop } from '../test/services/start-shop.ts';
import { apiTables } from './api/api-figures.ts';
import { PublishFigures, publishTable } from './publish-figures.ts';

const USAGE = `Usage: npm run bench -- publish [--products 100,1000,10000] [--json FILE]
       npm run bench -- api [--connections 16,64] [--seconds 2] [--peer vendure] [--json FILE]
       npm run bench -- api --profile FOLDER [--json FILE]
       npm run bench -- desk [--products 10000] [--json FILE]
       npm run bench -- scaling [--json FILE]
       npm run bench -- visits [--url http://localhost:4321] [--json FILE]

publish: measures publishing with made-up catalogs of several sizes, each with fresh stand-ins in a temporary folder: one
product changing, a hundred changing together, everything rendered, and plain astro build of the same catalog (up to
10,000).

api: measures the API on a private MariaDB, in turn with the same statements by mysql2 on Hono ("raw"), and with Vendure
when it is asked for, which npm then installs into the system's temporary folder. --seconds is the length of each stretch
of load: three for each operation, number of connections and server. At the end the books are checked. --profile tells instead where
the processor time of each operation goes, and leaves what V8's profiler has written in the folder.

desk: measures what a merchant waits for, on a private MariaDB: lists, searches and filters of products, the editor, and a
change of a thousand prices.

visits: counts what visits of a browser ask for, by phone and by desktop, of a running shop with the sample catalog or of one
that is started for it, and keeps the counts for scaling.

scaling: works out what shops of several sizes would cost and need on AWS, from visits that were counted (docs/scaling.md).

Prints tables; with --json the figures go into FILE as well. Times are of this machine and this moment: compare columns.`;

const SIZES = '100,1000,10000';
const DESK_SIZE = '10000';
/** They are imported in one transaction. */
const MAX_DESK_PRODUCTS = 20_000;
const MAX_PRODUCTS = 1_000_000;
const MAX_CONNECTIONS = 256;
const MAX_SECONDS = 60;
const PEER = 'vendure';

function readNumbers(option: string, text: string, most: number): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.every((number) => Number.isInteger(number) && number > 0 && number <= most)) return numbers;
  throw new Error(`--${option} must be numbers from 1 to ${most}, with commas between`);
}

const here = (file: string) => join(import.meta.dirname, file);

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Figures of one size, measured in a process of its own. */
async function measure(products: number): Promise<PublishFigures> {
  const home = await mkdtemp(join(tmpdir(), 'lapidary-bench-'));
  const port = await findFreePort();
  const base = {
    ...process.env,
    LAPIDARY_HOME: home,
    LAPIDARY_PORT: String(port),
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: join(home, 'compile-cache'),
  };
  const standIns = spawn(process.execPath, [here('../local-aws/main.ts')], {
    env: { ...base, LAPIDARY_API_ORIGIN: 'http://127.0.0.1:9' },
    stdio: 'ignore',
  });
  try {
    await waitUntil(() => readEndpoints(home) !== undefined, {
      timeoutMs: 20_000,
      signal: AbortSignal.timeout(20_000),
    });
    const endpoints = readEndpoints(home)!;
    const env = { ...base, ...localEnvironment({ home, port, endpoints }), LOG_LEVEL: 'silent' };
    const quiet = ['--disable-warning=ExperimentalWarning'];
    const importing = fork(here('import-synthetic.ts'), [String(products)], { env, execArgv: quiet });
    const [imported] = (await once(importing, 'exit')) as [number | null];
    if (imported !== 0) throw new Error(`importing ${products} products ended with code ${imported}`);
    const child = fork(here('measure-publish.ts'), [String(products), home], {
      env,
      execArgv: [...MEMORY_LIMITS, ...quiet],
    });
    const exited = once(child, 'exit') as Promise<[number | null]>;
    const answers: unknown[] = [];
    child.on('message', (answer) => answers.push(answer));
    // To its end: Node writes its compile cache into the folder that is removed here.
    const [code] = await exited;
    if (code !== 0) throw new Error(`measuring ${products} products ended with code ${code}`);
    return PublishFigures.parse(answers[0]);
  } finally {
    await stop(standIns);
    await rm(home, { recursive: true, force: true });
  }
}

const options = {
  help: { type: 'boolean' },
  products: { type: 'string' },
  connections: { type: 'string', default: '16,64' },
  seconds: { type: 'string', default: '2' },
  peer: { type: 'string' },
  profile: { type: 'string' },
  url: { type: 'string' },
  json: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const progress = (text: string) => process.stderr.write(`${text} …\n`);

async function benchPublish({ products }: Values): Promise<{ figures: unknown; tables: string[] }> {
  const figures: PublishFigures[] = [];
  for (const size of readNumbers('products', products ?? SIZES, MAX_PRODUCTS)) {
    progress(`${size} products`);
    figures.push(await measure(size));
  }
  return { figures, tables: publishTable(figures) };
}

async function benchApiOf(values: Values): Promise<{ figures: unknown; tables: string[] }> {
  const { peer, profile } = values;
  if (profile !== undefined) {
    const { profileApi, profileTable } = await import('./api/profile-api.ts');
    const profiled = await profileApi(profile, { progress });
    return { figures: profiled, tables: profileTable(profiled) };
  }
  if (peer !== undefined && peer !== PEER) throw new Error(`--peer must be ${PEER}`);
  const connections = readNumbers('connections', values.connections, MAX_CONNECTIONS);
  const [seconds] = readNumbers('seconds', values.seconds, MAX_SECONDS);
  const { benchApi } = await import('./api/bench-api.ts');
  const figures = await benchApi({ connections, seconds: seconds!, peer: peer === PEER, progress });
  return { figures, tables: apiTables(figures) };
}

async function benchDeskOf({ products }: Values): Promise<{ figures: unknown; tables: string[] }> {
  const [size] = readNumbers('products', products ?? DESK_SIZE, MAX_DESK_PRODUCTS);
  const desk = await import('./desk/bench-desk.ts');
  const figures = await desk.benchDesk(size!, progress);
  return { figures, tables: desk.deskTable(figures) };
}

async function benchScaling(): Promise<{ figures: unknown; tables: string[] }> {
  const scaling = await import('./scaling/bench-scaling.ts');
  const { readVisits, visitTable } = await import('./scaling/visit.ts');
  const figures = scaling.benchScaling();
  return { figures, tables: [...scaling.scalingTable(figures), '', ...visitTable(readVisits())] };
}

async function benchVisits({ url }: Values): Promise<{ figures: unknown; tables: string[] }> {
  const { measureVisits } = await import('./scaling/measure-visits.ts');
  const { VISITS_FILE, visitTable } = await import('./scaling/visit.ts');
  const home = url === undefined ? await mkdtemp(join(tmpdir(), 'lapidary-visits-')) : undefined;
  const shop = home === undefined ? undefined : await startShop(home);
  try {
    const figures = await measureVisits(url ?? shop!.url);
    await writeFile(VISITS_FILE, `${JSON.stringify(figures, null, 2)}\n`);
    return { figures, tables: visitTable(figures) };
  } finally {
    await shop?.stop();
    if (home !== undefined) await rm(home, { recursive: true, force: true });
  }
}

const BENCHES = new Map([
  ['visits', benchVisits],
  ['publish', benchPublish],
  ['api', benchApiOf],
  ['desk', benchDeskOf],
  ['scaling', benchScaling],
]);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const bench = BENCHES.get(positionals.join(' '));
  if (values.help || !bench) {
    process.stdout.write(`${USAGE}\n`);
    if (!values.help) process.exitCode = 1;
    return;
  }
  const { figures, tables } = await bench(values);
  process.stdout.write(`${tables.join('\n')}\n`);
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
