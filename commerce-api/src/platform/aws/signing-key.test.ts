import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { readSettings, SettingsError } from '../../settings.ts';
import { offerLocalCredentials } from '../testing/test-settings.ts';
import { resolveSigningKey } from './clients.ts';

const settings = (environment: Record<string, string>) =>
  readSettings({
    DATABASE_URL: 'sqlite:unused',
    COGNITO_USER_POOL_ID: 'us-east-1_local0001',
    COGNITO_CLIENT_ID: 'lapidarylocalclient0000001',
    ...environment,
  });
const KEY = 'k'.repeat(32);

/** A Secrets Manager whose one secret is the name that it is asked for, `times` times. */
async function secretsManager(times: number): Promise<string> {
  const server = createServer(async (request, answer) => {
    const asked = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { SecretId: string };
    answer.setHeader('content-type', 'application/x-amz-json-1.1');
    answer.end(JSON.stringify({ SecretString: asked.SecretId.repeat(times) }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('is the key of the settings', async () => {
  expect(await resolveSigningKey(settings({ SIGNING_KEY: KEY }))).toBe(KEY);
});

it('is the secret that the settings name', async () => {
  offerLocalCredentials();
  const named = async (times: number) =>
    resolveSigningKey(
      settings({ SIGNING_KEY_SECRET: 'signing', AWS_ENDPOINT_SECRETS: await secretsManager(times) }),
    );
  expect(await named(8)).toBe('signing'.repeat(8));
  await expect(named(2)).rejects.toThrow(SettingsError);
});

it('must be there, and long enough', async () => {
  await expect(resolveSigningKey(settings({}))).rejects.toThrow(/SIGNING_KEY.*32 characters/);
  expect(() => settings({ SIGNING_KEY: 'short' })).toThrow(/SIGNING_KEY/);
});
