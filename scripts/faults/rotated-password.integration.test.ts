import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { databasePasswordReader } from '@lapidary/commerce-api/platform/aws/clients';
import { offerLocalCredentials, timesOf } from '@lapidary/commerce-api/platform/testing/test-settings';
import { readSettings } from '@lapidary/commerce-api/settings';
import { afterAll, expect, inject, it } from 'vitest';
import { createShopDatabase, onServer, openApi } from './testing/faulty-shop.ts';

const ROTATIONS = timesOf('FAULT_ROTATIONS', 5);
const CLIENTS = 8;
const name = `rotated_${randomBytes(4).toString('hex')}`;
const newPassword = (): string => randomBytes(12).toString('base64');

offerLocalCredentials();
const server = inject('databaseUrl');
const { secrets: endpoint } = inject('awsEndpoints');
const secrets = new SecretsManagerClient({ endpoint, region: 'us-east-1' });
const shop = await createShopDatabase(server);
const schema = new URL(shop.url).pathname.slice(1);
const first = newPassword();
await onServer(
  server,
  `CREATE USER '${name}'@'%' IDENTIFIED BY '${first}'`,
  `GRANT ALL ON ${schema}.* TO '${name}'@'%'`,
);
await secrets.send(new CreateSecretCommand({ Name: name, SecretString: first }));

const url = new URL(shop.url);
url.username = name;
url.password = encodeURIComponent(first);
const settings = readSettings({
  DATABASE_URL: url.href,
  DATABASE_PASSWORD_SECRET: name,
  AWS_ENDPOINT_SECRETS: endpoint,
  COGNITO_USER_POOL_ID: 'us-east-1_local0001',
  COGNITO_CLIENT_ID: 'client',
});
let reads = 0;
const readSecret = databasePasswordReader(settings)!;
const readPassword = async (): Promise<string> => {
  reads += 1;
  return await readSecret();
};
const api = await openApi(url.href, { readPassword });
afterAll(async () => {
  await api.database.close();
  await onServer(server, `DROP USER '${name}'@'%'`);
  await shop.drop();
  secrets.destroy();
});

interface Answer {
  status: number;
  at: number;
}

async function load(stop: AbortSignal): Promise<Answer[]> {
  const answers: Answer[] = [];
  const client = async (): Promise<void> => {
    while (!stop.aborted) {
      const { status } = await api.visitor().send('GET', `/api/availability/${shop.slug}`);
      answers.push({ status, at: performance.now() });
      await sleep(5);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return answers;
}

/** As rotation does: the database first, then the secret; and, worse than it, every connection is thrown out. */
async function rotate(): Promise<void> {
  const password = newPassword();
  await onServer(server, `ALTER USER '${name}'@'%' IDENTIFIED BY '${password}'`);
  await secrets.send(new PutSecretValueCommand({ SecretId: name, SecretString: password }));
  await onServer(server, `KILL USER '${name}'@'%'`);
}

it('goes on when the database password is rotated under load', async () => {
  const stop = new AbortController();
  const loading = load(stop.signal);
  const rotatedAt: number[] = [];
  for (let rotation = 0; rotation < ROTATIONS; rotation += 1) {
    await sleep(300);
    rotatedAt.push(performance.now());
    await rotate();
    await sleep(1_200);
  }
  stop.abort();
  const answers = await loading;
  const failed = answers.filter(({ status }) => status !== 200);
  for (const { status } of failed) expect(status).toBe(503);
  const spans = rotatedAt.map((start, index) => {
    const end = rotatedAt[index + 1] ?? Number.POSITIVE_INFINITY;
    const times = failed.map(({ at }) => at).filter((at) => at >= start && at < end);
    return times.length === 0 ? 0 : Math.round(Math.max(...times) - Math.min(...times));
  });
  expect(Math.max(...spans)).toBeLessThan(1_000);
  expect(reads).toBe(ROTATIONS);
  expect(answers.at(-1)?.status).toBe(200);
  console.log(
    `row 15: ${ROTATIONS} rotations with all connections killed, ${answers.length} answers, ${failed.length} × 503, ` +
      `errors for ${Math.max(...spans)} ms at most, 0 restarts, ${reads} reads of the secret`,
  );
});
