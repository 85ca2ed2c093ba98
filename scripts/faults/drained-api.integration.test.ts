import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultProxy } from '@lapidary/commerce-api/platform/testing/fault-proxy';
import { expect, inject, it } from 'vitest';
import { repo } from '../start/bootstrap/read-settings.mjs';
import { createShopDatabase } from './testing/faulty-shop.ts';

const LATENCY_MS = 300;

it('answers what is under way when it is told to end, and nothing new', async () => {
  const server = inject('databaseUrl');
  const shop = await createShopDatabase(server);
  const proxy = new FaultProxy(server);
  await proxy.open();
  const api = spawn(process.execPath, ['commerce-api/src/main.ts'], {
    cwd: repo,
    env: {
      PORT: '0',
      DATABASE_URL: proxy.through(shop.url),
      COGNITO_USER_POOL_ID: 'us-east-1_local0001',
      COGNITO_CLIENT_ID: 'client',
      SIGNING_KEY: 'only for this test, and long enough',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let log = '';
  api.stdout?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = once(api, 'exit');
  const [{ port }] = (await once(api, 'message')) as [{ port: number }];
  const address = `http://127.0.0.1:${port}/api/availability/${shop.slug}`;
  expect((await fetch(address)).status).toBe(200);

  // In the middle of their statements when the signal comes.
  proxy.latencyMs = LATENCY_MS;
  const underWay = Array.from({ length: 5 }, () => fetch(address));
  await sleep(LATENCY_MS / 2);
  api.kill('SIGTERM');
  const answers = await Promise.all(underWay);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const [code] = await ended;
  expect(code).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
  expect(log).toContain('"reason":"all requests are answered"');
  await proxy.close();
  await shop.drop();
});
