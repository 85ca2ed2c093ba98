import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';

let names: string[] = [];
/** As much of Lightsail as the function asks for. */
const lightsail = createServer((request, response) => {
  void text(request).then((body) => {
    const { relationalDatabaseSnapshotName: name } = JSON.parse(body) as Record<string, string>;
    const operation = String(request.headers['x-amz-target']).split('.').at(-1);
    if (operation === 'CreateRelationalDatabaseSnapshot') names.push(name!);
    if (operation === 'DeleteRelationalDatabaseSnapshot') names = names.filter((each) => each !== name);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ relationalDatabaseSnapshots: names.map((each) => ({ name: each })) }));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => lightsail.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL_LIGHTSAIL', `http://127.0.0.1:${(lightsail.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('DATABASE', 'lapidary-mysql');
});
afterAll(() => {
  vi.unstubAllEnvs();
  lightsail.closeAllConnections();
  lightsail.close();
});

const run = async (): Promise<void> => {
  const { handler } = createRequire(import.meta.url)('./weekly-snapshot.cjs') as {
    handler: () => Promise<void>;
  };
  await handler();
};
const today = `lapidary-mysql-weekly-${new Date().toISOString().slice(0, 10)}`;

beforeEach(() => {
  names = ['by-hand', 'other-mysql-weekly-2020-01-01'];
});

test('a snapshot is made once a day, and five are kept', async () => {
  const older = ['01', '08', '15', '22', '29'].map((day) => `lapidary-mysql-weekly-2026-08-${day}`);
  names.push(...older);
  await run();
  await run();
  expect(names).toEqual(['by-hand', 'other-mysql-weekly-2020-01-01', ...older.slice(1), today]);
});

test('what is not its own is left alone', async () => {
  await run();
  expect(names).toEqual(['by-hand', 'other-mysql-weekly-2020-01-01', today]);
});
