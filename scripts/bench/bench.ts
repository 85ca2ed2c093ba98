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
import { PublishFigures, publishTable } from './publish-figures.ts';

const USAGE = `Usage: npm run bench -- publish [--products 100,1000,10000] [--json FILE]

Measures publishing with made-up catalogs of several sizes, each with fresh stand-ins in a temporary folder: one product
changing, a hundred changing together, everything rendered, and plain astro build of the same catalog (up to 10,000).
Prints a table; with --json the figures go into FILE as well. Times are of this machine and this moment: compare columns.`;

const SIZES = '100,1000,10000';
const MAX_PRODUCTS = 1_000_000;

function readSizes(text: string): number[] {
  const sizes = text.split(',').map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size > 0 && size <= MAX_PRODUCTS)) return sizes;
  throw new Error(`--products must be numbers from 1 to ${MAX_PRODUCTS}, with commas between`);
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
    const exited = once(child, 'exit').then(([code]) => {
      throw new Error(`measuring ${products} products ended with code ${code}`);
    });
    const [figures] = (await Promise.race([once(child, 'message'), exited])) as [unknown];
    return PublishFigures.parse(figures);
  } finally {
    await stop(standIns);
    await rm(home, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      products: { type: 'string', default: SIZES },
      json: { type: 'string' },
    },
  });
  if (values.help || positionals.join(' ') !== 'publish') {
    process.stdout.write(`${USAGE}\n`);
    if (!values.help) process.exitCode = 1;
    return;
  }
  const figures: PublishFigures[] = [];
  for (const products of readSizes(values.products)) {
    process.stderr.write(`${products} products …\n`);
    figures.push(await measure(products));
  }
  process.stdout.write(`${publishTable(figures).join('\n')}\n`);
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
