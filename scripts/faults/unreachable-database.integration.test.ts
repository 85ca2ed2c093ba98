import { setTimeout as sleep } from 'node:timers/promises';
import { API_LIMITS, poolFigures } from '@lapidary/commerce-api/platform/database';
import { FaultProxy } from '@lapidary/commerce-api/platform/testing/fault-proxy';
import { timesOf } from '@lapidary/commerce-api/platform/testing/test-settings';
import { percentile } from '@lapidary/shared/percentile';
import { afterAll, afterEach, expect, inject, it } from 'vitest';
import { createShopDatabase, openApi } from './testing/faulty-shop.ts';

const POOL = 4;
const CLIENTS = 40;
const LATENCY_MS = 2_000;
const AWAY_SECONDS = timesOf('FAULT_AWAY_SECONDS', 3);
const RECOVERY_MS = 10_000;

const server = inject('databaseUrl');
const shop = await createShopDatabase(server);
const proxy = new FaultProxy(server);
await proxy.open();
const api = await openApi(proxy.through(shop.url), { pool: POOL });
afterAll(async () => {
  await api.database.close();
  await proxy.close();
  await shop.drop();
});
afterEach(async () => {
  proxy.latencyMs = 0;
  proxy.blackhole = false;
});

interface Answer {
  status: number;
  ms: number;
  /** Milliseconds since the beginning of the fault. */
  at: number;
}

const ask = async (path: string): Promise<Response> => await api.visitor().send('GET', path);
const availability = `/api/availability/${shop.slug}`;

/** Clients that ask again and again for so long. */
async function load(ms: number): Promise<{ answers: Answer[]; widest: number }> {
  const answers: Answer[] = [];
  let widest = 0;
  const startedAt = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - startedAt < ms) {
      const sentAt = performance.now();
      const response = await ask(availability);
      await response.text();
      widest = Math.max(widest, poolFigures(api.database).size);
      const { status } = response;
      if (status === 503) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      answers.push({ status, ms: performance.now() - sentAt, at: performance.now() - startedAt });
      await sleep(20);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return { answers, widest };
}

/** Milliseconds until the API answers as before. */
async function recovery(): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const ms = performance.now() - startedAt;
    if ((await ask(availability)).status === 200) return Math.round(ms);
    expect(ms).toBeLessThan(RECOVERY_MS);
    await sleep(50);
  }
}

const statusesOf = (answers: readonly Answer[]): number[] =>
  [...new Set(answers.map(({ status }) => status))].sort();
const times = (answers: readonly Answer[]): number[] => answers.map(({ ms }) => ms).sort((a, b) => a - b);

it('answers 503 at once while the database is two seconds late, with a pool that stays small', async () => {
  expect(statusesOf((await load(300)).answers)).toEqual([200]);
  proxy.latencyMs = LATENCY_MS;
  const { answers, widest } = await load(8_000);
  proxy.latencyMs = 0;
  const recovered = await recovery();
  expect([200, 503]).toEqual(expect.arrayContaining(statusesOf(answers)));
  const refused = times(answers.filter(({ status }) => status === 503));
  expect(refused.length).toBeGreaterThan(answers.length / 2);
  expect(percentile(refused, 0.5)!).toBeLessThan(LATENCY_MS / 4);
  expect(widest).toBeLessThanOrEqual(POOL);
  console.log(
    `row 13: +${LATENCY_MS} ms, ${CLIENTS} clients: ${answers.length} answers, ${refused.length} × 503, ` +
      `median ${percentile(refused, 0.5)?.toFixed(1)} ms, slowest ${refused.at(-1)?.toFixed(0)} ms; ` +
      `pool ${widest} of ${POOL}; normal after ${recovered} ms`,
  );
});

it.each([
  ['refuses connections', () => proxy.close(), () => proxy.open()],
  [
    'says nothing',
    async () => {
      proxy.blackhole = true;
    },
    async () => {
      proxy.blackhole = false;
      proxy.resetAll();
    },
  ],
] as const)('stays up while the database %s, and is soon back', async (name, fail, mend) => {
  expect((await ask('/api/ready')).status).toBe(200);
  await fail();
  // The first ones find out; what takes longest is a statement that nobody answers.
  await Promise.all([ask(availability), ask(availability)]);
  const { answers, widest } = await load(AWAY_SECONDS * 1000);
  expect((await ask('/api/health')).status).toBe(200);
  expect((await ask('/api/ready')).status).toBe(503);
  expect(statusesOf(answers)).toEqual([503]);
  expect(widest).toBeLessThanOrEqual(POOL);
  await mend();
  const recovered = await recovery();
  expect((await ask('/api/ready')).status).toBe(200);
  console.log(
    `row 14: the database ${name} for ${AWAY_SECONDS} s: ${answers.length} × 503, ` +
      `median ${percentile(times(answers), 0.5)?.toFixed(1)} ms; normal after ${recovered} ms`,
  );
});

it('cuts a statement that nobody answers', async () => {
  const limits = { ...API_LIMITS, statementMs: 200, transactionMs: 500 };
  const impatient = await openApi(proxy.through(shop.url), { pool: 1, limits });
  const request = () => impatient.visitor().send('GET', availability);
  expect((await request()).status).toBe(200);
  proxy.blackhole = true;
  expect((await request()).status).toBe(503);
  expect(poolFigures(impatient.database).using).toBe(0);
  proxy.blackhole = false;
  await recovery();
  await expect(impatient.database.query('SELECT SLEEP(30)')).rejects.toThrow();
  await impatient.database.close();
});
