import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '@lapidary/shared/percentile';
import mysql from 'mysql2/promise';
import { clientId, startTestPool, userPoolId } from '../../local-aws/cognito/testing.ts';
import { startPrivateMariadb } from '../../test/services/start-private-mariadb.ts';
import { syntheticCatalog } from '../synthetic-catalog.ts';
import { startVendure } from '../vendure/start-vendure.ts';
import { vendureOperations } from '../vendure/vendure-operations.ts';
import { type ApiFigures, type MeasuredOperation, type ProcessFigures, VENDURE } from './api-figures.ts';
import { checkBooks, settleOpenCheckouts } from './check-books.ts';
import { compareAnswers } from './compare-answers.ts';
import { countPackages } from './count-packages.ts';
import { countStatements } from './count-statements.ts';
import type { Operation } from './operation.ts';
import { residentMb } from './process-cost.ts';
import { runLoad } from './run-load.ts';
import { refillBags, type SeededShop, seedShop } from './seed-shop.ts';
import { type CheckoutBook, shopOperations } from './shop-operations.ts';
import { signIn } from './sign-in.ts';
import { startProduct, startRaw } from './start-shop-targets.ts';
import type { Target } from './start-target.ts';

const PRODUCTS = 300;
/** A B A B A B: what else the machine does in the meantime falls on all of them, or is left out by the medians. */
const ROUNDS = 3;
/** The peer takes longer for everything: it gets longer to do it. */
const PEER_TIMES = 2;
/** Long enough for the compiler to have seen everything. */
const WARM_UP = { connections: 16, seconds: 2 };

export interface ApiBenchOptions {
  connections: readonly number[];
  /** Of each stretch of load. */
  seconds: number;
  peer: boolean;
  /** Told what is being done. */
  progress: (text: string) => void;
}

interface Measured {
  target: Target;
  operations: Operation[];
}

const median = (values: readonly number[]): number =>
  percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  )!;

async function createDatabase(server: string, name: string): Promise<string> {
  const connection = await mysql.createConnection(server);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  await connection.end();
  return new URL(name, server).href;
}

/** All operations on all targets, in turn, and again. */
async function measureLoad(
  all: readonly Measured[],
  { connections, seconds, progress }: ApiBenchOptions,
  beforeEach: () => Promise<void>,
): Promise<MeasuredOperation[]> {
  const figures: MeasuredOperation[] = [];
  for (const [index, { name: operation }] of all[0]!.operations.entries()) {
    for (const count of connections) {
      progress(`${operation}, ${count} connections`);
      await beforeEach();
      const rounds = all.map(({ target }) => ({
        target,
        figures: [] as Awaited<ReturnType<typeof runLoad>>[],
      }));
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [place, { target, operations }] of all.entries()) {
          rounds[place]!.figures.push(
            await runLoad(target, operations[index]!, {
              connections: count,
              seconds: target.name === VENDURE ? seconds * PEER_TIMES : seconds,
            }),
          );
        }
      }
      for (const { target, figures: of } of rounds) {
        figures.push({
          target: target.name,
          operation,
          connections: count,
          operations: of.reduce((sum, { operations }) => sum + operations, 0),
          perSecond: median(of.map(({ perSecond }) => perSecond)),
          p50: median(of.map(({ p50 }) => p50)),
          p95: median(of.map(({ p95 }) => p95)),
          errors: of.reduce((sum, { errors }) => sum + errors, 0),
          cpuMs: median(of.map(({ cpuMs }) => cpuMs)),
          memoryMb: Math.max(...of.map(({ memoryMb }) => memoryMb)),
        });
      }
    }
  }
  return figures;
}

interface Bench {
  /** Of MariaDB, as its root. */
  server: string;
  databaseUrl: string;
  shop: SeededShop;
  folder: string;
  product: Target;
  raw: Target;
  emailOf(target: Target): string;
  bookOf(target: Target): CheckoutBook;
  operationsOf(target: Target): Operation[];
}

/** Starts the shop and its yardstick on a private MariaDB, and sees that they answer alike, for as long as `work` takes. */
export async function withShops<Result>(
  { progress, profiled = false }: { progress: (text: string) => void; profiled?: boolean },
  work: (bench: Bench) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-bench-api-'));
  const closers: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    progress('starting MariaDB, seeding the shop');
    const mariadb = await startPrivateMariadb();
    closers.push(mariadb.stop);
    const pool = await startTestPool();
    closers.push(pool.close);
    const token = await signIn(pool, { email: 'shopper@example.com' });
    const databaseUrl = await createDatabase(mariadb.url, 'bench_shop');
    const shop = await seedShop(databaseUrl, PRODUCTS);

    progress('starting the servers');
    const cognito = { endpoint: pool.endpoint, userPoolId, clientId };
    const environment = { databaseUrl, cognito, folder, profiled };
    const product = await startProduct(environment);
    closers.push(product.stop);
    const raw = await startRaw(environment);
    closers.push(raw.stop);
    const books = new Map<Target, CheckoutBook>(
      [product, raw].map((target) => [target, { acknowledged: 0, open: new Map() }]),
    );
    const emailOf = ({ name }: Target) => `${name}@example.com`;
    const bookOf = (target: Target) => books.get(target)!;
    const operationsOf = (target: Target) =>
      shopOperations(shop, { token, email: emailOf(target), book: bookOf(target) });
    await compareAnswers([product, raw], operationsOf);
    const found = { databaseUrl, shop, folder, product, raw, emailOf, bookOf, operationsOf };
    return await work({ server: mariadb.url, ...found });
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/**
 * Measures the API's hot paths on a private MariaDB, side by side with the same statements by mysql2 on Hono and, with
 * `peer`, with Vendure; then checks that no order and no unit went missing.
 */
export async function benchApi(options: ApiBenchOptions): Promise<ApiFigures> {
  return await withShops(options, async (bench) => {
    if (!options.peer) return await measure(bench, options);
    options.progress('installing, seeding and starting Vendure');
    const url = await createDatabase(bench.server, 'bench_vendure');
    const vendure = await startVendure(url, syntheticCatalog(PRODUCTS), bench.folder);
    try {
      return await measure(bench, options, vendure);
    } finally {
      await vendure.stop();
    }
  });
}

async function measure(bench: Bench, options: ApiBenchOptions, peer?: Target): Promise<ApiFigures> {
  const { server, databaseUrl, shop, product, raw } = bench;
  const { progress } = options;
  const all: Measured[] = [product, raw].map((target) => ({
    target,
    operations: bench.operationsOf(target),
  }));
  if (peer) all.push({ target: peer, operations: await vendureOperations(peer.url) });
  const idleMb = all.map(({ target }) => residentMb(target.pid));

  progress('warming up, counting statements');
  const statements: ApiFigures['statements'] = [];
  for (const { target, operations } of all) {
    for (const operation of operations) {
      await runLoad(target, operation, WARM_UP);
      const counted = await countStatements(server, target, operation);
      statements.push({ target: target.name, operation: operation.name, ...counted });
    }
  }
  const load = await measureLoad(all, options, () => refillBags(databaseUrl));

  progress('checking the books');
  const book = bench.bookOf(product);
  await settleOpenCheckouts(product, book);
  const processes = all.map(({ target: { name, startMs } }, index): ProcessFigures => {
    const most = load.filter(({ target }) => target === name).map(({ memoryMb }) => memoryMb);
    return { target: name, startMs, idleMb: idleMb[index]!, loadedMb: Math.max(...most) };
  });
  return {
    products: PRODUCTS,
    secondsEach: options.seconds,
    load,
    statements,
    processes,
    packages: await countPackages(),
    books: await checkBooks(databaseUrl, shop, {
      email: bench.emailOf(product),
      acknowledged: book.acknowledged,
    }),
  };
}
