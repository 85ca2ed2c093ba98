import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { databasePasswordReader } from '@lapidary/commerce-api/platform/aws/clients';
import { offerLocalCredentials, timesOf } from '@lapidary/commerce-api/platform/testing/test-settings';
import { readSettings } from '@lapidary/commerce-api/settings';
import { afterAll, expect, inject, it } from 'vitest';
import { letsIn } from '../database/rotate/own-password.ts';
import { type Rotation, rotatePassword } from '../database/rotate/rotate-password.ts';
import { SecretVersions } from '../database/rotate/secret-versions.ts';
import { createShopDatabase, onServer, openApi } from './testing/faulty-shop.ts';

const ROTATIONS = timesOf('FAULT_ROTATIONS', 3);
const CLIENTS = 8;
const user = `rotation_${randomBytes(4).toString('hex')}`;
const first = randomBytes(12).toString('base64');

offerLocalCredentials();
const server = inject('databaseUrl');
const { secrets: endpoint } = inject('awsEndpoints');
const secrets = new SecretsManagerClient({ endpoint, region: 'us-east-1' });
const shop = await createShopDatabase(server);
await onServer(
  server,
  `CREATE USER '${user}'@'%' IDENTIFIED BY '${first}'`,
  `GRANT ALL ON ${new URL(shop.url).pathname.slice(1)}.* TO '${user}'@'%'`,
  // As the user that a managed database is made with.
  `GRANT CREATE USER ON *.* TO '${user}'@'%'`,
);
await secrets.send(new CreateSecretCommand({ Name: user, SecretString: first }));
const url = new URL(shop.url);
url.username = user;
const secret = new SecretVersions(secrets, user);
const readPassword = databasePasswordReader(
  readSettings({
    DATABASE_URL: url.href,
    DATABASE_PASSWORD_SECRET: user,
    AWS_ENDPOINT_SECRETS: endpoint,
    COGNITO_USER_POOL_ID: 'us-east-1_local0001',
    COGNITO_CLIENT_ID: 'client',
  }),
)!;
url.password = encodeURIComponent(first);
const api = await openApi(url.href, { readPassword });

afterAll(async () => {
  await api.database.close();
  await onServer(server, `DROP USER '${user}'@'%'`);
  await shop.drop();
  secrets.destroy();
});

const rotate = (id: string, atStep?: Rotation['atStep']): Promise<void> =>
  rotatePassword({ url: url.href, secret, id, say: () => undefined, ...(atStep && { atStep }) });

/** Requests, and new connections all the time, which are those that a password matters to. */
async function underLoad(work: () => Promise<void>): Promise<{ answers: number; failed: number[] }> {
  const stop = new AbortController();
  const statuses: number[] = [];
  const client = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const { status } = await api.visitor().send('GET', `/api/availability/${shop.slug}`);
      statuses.push(status);
      await sleep(5);
    }
  };
  const loading = Promise.all(Array.from({ length: CLIENTS }, client));
  await sleep(200);
  await work();
  await sleep(200);
  stop.abort();
  await loading;
  return { answers: statuses.length, failed: statuses.filter((status) => status !== 200) };
}

const cutConnections = (): Promise<void> => onServer(server, `KILL USER '${user}'@'%'`);

it('changes the password under load, one of two being good at any time', async () => {
  const old = (await secret.current()).value;
  const startedAt = performance.now();
  const { answers, failed } = await underLoad(async () => {
    for (let rotation = 0; rotation < ROTATIONS; rotation += 1) await rotate(`under load ${rotation}`);
  });
  expect(failed).toEqual([]);
  const { value } = await secret.current();
  expect(value).not.toBe(old);
  expect(await letsIn(url.href, value)).toBe(true);
  expect(await letsIn(url.href, old)).toBe(false);
  // Connections made afterwards find the new password by themselves.
  await cutConnections();
  await expect
    .poll(async () => (await api.visitor().send('GET', `/api/availability/${shop.slug}`)).status)
    .toBe(200);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(
    `row 15: ${ROTATIONS} rotations in ${seconds} s, ${answers} answers, ${failed.length} errors, 0 restarts`,
  );
});

it.each(['pending', 'both', 'switched', 'removed'] as const)('goes on after a crash at %s', async (crash) => {
  const old = (await secret.current()).value;
  const broken = rotate(`crash at ${crash}`, (step) => {
    if (step === crash) throw new Error(`crash at ${step}`);
  });
  await expect(broken).rejects.toThrow(`crash at ${crash}`);
  // Whatever the secret says now is good.
  expect(await letsIn(url.href, (await secret.current()).value)).toBe(true);

  await rotate(`crash at ${crash}`);
  const { value } = await secret.current();
  expect(value).not.toBe(old);
  expect(await letsIn(url.href, value)).toBe(true);
  expect(await letsIn(url.href, old)).toBe(false);
  await rotate(`crash at ${crash}`);
  expect((await secret.current()).value).toBe(value);
});
