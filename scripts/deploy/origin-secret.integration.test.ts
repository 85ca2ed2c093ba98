import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createApp } from '@lapidary/commerce-api/app';
import { parseAppConfig } from '@lapidary/commerce-api/platform/app-config/app-config';
import { openAppConfig } from '@lapidary/commerce-api/platform/app-config/open-app-config';
import { createTestApp } from '@lapidary/commerce-api/platform/testing/test-app';
import { openTestDatabase } from '@lapidary/commerce-api/platform/testing/test-database';
import { afterAll, expect, inject, test } from 'vitest';
import { SecretVersions } from '../database/rotate/secret-versions.ts';
import { addOriginSecret, dropOriginSecret } from '../origin-secret/change-origin-secret.ts';

const CLIENTS = 8;
/** Parts of CloudFront, which learn of the new secret one after the other. */
const PARTS = 12;

const { database } = await openTestDatabase();
const name = `origin-${randomUUID()}`;
const endpoint = inject('awsEndpoints').secrets;
const { services } = createTestApp(database, {
  environment: { APP_CONFIG_SECRET: name, AWS_ENDPOINT_SECRETS: endpoint },
});
const client = new SecretsManagerClient({ endpoint, region: 'us-east-1' });
afterAll(() => client.destroy());
const secret = new SecretVersions(client, name);
const first = randomBytes(24).toString('hex');
await client.send(
  new CreateSecretCommand({ Name: name, SecretString: JSON.stringify({ originSecret: first }) }),
);
const config = (await openAppConfig(services.settings, services))!;
const api = createApp({ ...services, appConfig: config });

const say = (): void => undefined;
const good = async () => parseAppConfig((await secret.current()).value);
const statusWith = async (sent: string): Promise<number> =>
  (await api.request('/api/bag', { headers: { 'x-origin-secret': sent } })).status;

test('the origin secret is changed under load: two are good while CloudFront learns of the new one', async () => {
  const parts = Array.from({ length: PARTS }, () => first);
  const statuses: number[] = [];
  const stop = new AbortController();
  const shopper = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      statuses.push(await statusWith(parts[Math.floor(Math.random() * PARTS)]!));
      await sleep(1);
    }
  };
  const shopping = Promise.all(Array.from({ length: CLIENTS }, shopper));

  await addOriginSecret({ secret, id: 'add', say });
  const { originSecret, previousOriginSecret } = await good();
  expect(previousOriginSecret).toBe(first);
  for (const [part] of parts.entries()) {
    parts[part] = originSecret;
    await sleep(20);
  }
  await dropOriginSecret({ secret, id: 'drop', say });
  // In production, within a quarter of an hour.
  await config.refresh(0);
  await sleep(100);
  stop.abort();
  await shopping;

  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await good()).toEqual({ originSecret });
  expect(await statusWith(originSecret)).toBe(200);
  expect(await statusWith(first)).toBe(403);
  expect(await statusWith('')).toBe(403);
  console.log(`origin secret changed: ${statuses.length} answers, 0 refused, 0 restarts`);
});

test('a step that is done again changes nothing; a change that was broken off goes on with what it had', async () => {
  const before = await good();
  await dropOriginSecret({ secret, id: 'drop', say });
  expect(await good()).toEqual(before);
  await addOriginSecret({ secret, id: 'second add', say });
  const two = await good();
  expect(two.previousOriginSecret).toBe(before.originSecret);
  // Whatever its name: the edge may send either of the two.
  for (const id of ['second add', 'third add']) await addOriginSecret({ secret, id, say });
  expect(await good()).toEqual(two);
});
