import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { MANAGERS, MERCHANTS, SECOND_FACTOR_MISSING } from '@lapidary/shared/people/role';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

interface TokenEvent {
  userPoolId: string;
  userName: string;
  request: { groupConfiguration: { groupsToOverride?: string[] } };
  response?: object;
}

const handler = (): ((event: TokenEvent) => Promise<TokenEvent>) =>
  (
    createRequire(import.meta.url)('./require-mfa.cjs') as {
      handler: (event: TokenEvent) => Promise<TokenEvent>;
    }
  ).handler;

let asked = 0;
/** Answers AdminGetUser: the user `careful` has an authenticator app, others have not. */
const cognito = createServer((request, response) => {
  asked += 1;
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { Username } = JSON.parse(Buffer.concat(parts).toString()) as { Username: string };
    const settings = Username === 'careful' ? { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] } : {};
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ Username, UserAttributes: [], ...settings }));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => cognito.listen(0, '127.0.0.1', resolve));
  const { port } = cognito.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});

afterAll(() => {
  vi.unstubAllEnvs();
  cognito.closeAllConnections();
  cognito.close();
});

const event = (userName: string, groupsToOverride?: string[]): TokenEvent => ({
  userPoolId: 'us-east-1_Example',
  userName,
  request: { groupConfiguration: groupsToOverride ? { groupsToOverride } : {} },
});

test('a merchant with a second factor stays one', async () => {
  expect((await handler()(event('careful', ['merchants']))).response).toBeUndefined();
});

test('a merchant without one gets a token that says so, without the groups of the desk', async () => {
  expect((await handler()(event('careless', ['managers', 'merchants', 'staff']))).response).toEqual({
    claimsOverrideDetails: {
      groupOverrideDetails: { groupsToOverride: ['staff', SECOND_FACTOR_MISSING] },
    },
  });
});

test('it knows the groups that the API knows', async () => {
  for (const group of [MERCHANTS, MANAGERS]) {
    expect((await handler()(event('careless', [group]))).response).toBeDefined();
  }
});

test('nobody asks about shoppers', async () => {
  const before = asked;
  expect((await handler()(event('shopper'))).response).toBeUndefined();
  expect(asked).toBe(before);
});
