import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { Problem } from '@lapidary/shared/errors';
import { afterAll, describe, expect, it } from 'vitest';
import { createAccessTokenVerifier } from './aws/access-token.ts';
import { createTestApp } from './testing/test-app.ts';
import { TestTokens } from './testing/test-tokens.ts';

// A token is refused before anything is asked of the database.
const { services, tokens, visitor } = createTestApp({} as never);
const stranger = new TestTokens(services.settings);
const attacker = generateKeyPairSync('rsa', { modulusLength: 2048 });
const attackersCurve = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const now = Math.floor(Date.now() / 1000);
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

const good = tokens.merchant();
const [goodHeader, goodPayload, goodSignature] = good.split('.') as [string, string, string];
const header = decode(goodHeader);
const payload = decode(goodPayload);
const publicKey = tokens.jwks().keys[0] as { n: string };

/** A token with any header, over the claims of a good one, signed by `by`. */
const forge = (by: (content: string) => Buffer | string, change: object, claims: object = {}): string => {
  const content = `${encode({ ...header, ...change })}.${encode({ ...payload, ...claims })}`;
  const signature = by(content);
  return `${content}.${typeof signature === 'string' ? signature : signature.toString('base64url')}`;
};
const byAttacker = (content: string) => sign('sha256', Buffer.from(content), attacker.privateKey);
const byCurve = (content: string) =>
  sign('sha256', Buffer.from(content), { key: attackersCurve.privateKey, dsaEncoding: 'ieee-p1363' });
const byPublicKey = (secret: string) => (content: string) =>
  createHmac('sha256', secret).update(content).digest();
const unsigned = () => '';
const attackersJwk = {
  ...attacker.publicKey.export({ format: 'jwk' }),
  kid: 'mine',
  alg: 'RS256',
  use: 'sig',
};
const without = (claim: string) => tokens.sign({ 'cognito:groups': ['merchants'], [claim]: undefined });
const pem = attacker.publicKey.export({ type: 'spki', format: 'pem' }) as string;

/** What is sent as `Authorization`, for a token that is forged. */
const bearer = (token: string) => `Bearer ${token}`;

const FORGED: [kind: string, authorization: string][] = [
  ['alg none, no signature', bearer(forge(unsigned, { alg: 'none' }))],
  ['alg None', bearer(forge(unsigned, { alg: 'None' }))],
  ['alg NONE with the old signature', bearer(forge(() => goodSignature, { alg: 'NONE' }))],
  ['alg none with a signature of something', bearer(forge(() => 'x', { alg: 'none' }))],
  ['no alg', bearer(forge(byAttacker, { alg: undefined }))],
  ['alg empty', bearer(forge(byAttacker, { alg: '' }))],
  ['HS256 with the public modulus as the secret', bearer(forge(byPublicKey(publicKey.n), { alg: 'HS256' }))],
  ['HS256 with a PEM as the secret', bearer(forge(byPublicKey(pem), { alg: 'HS256' }))],
  ['HS256 with an empty secret', bearer(forge(byPublicKey(''), { alg: 'HS256' }))],
  ['RS512 named over an RS256 signature', bearer(tokens.sign({}, { alg: 'RS512' }))],
  ['PS256 named over an RS256 signature', bearer(tokens.sign({}, { alg: 'PS256' }))],
  ['ES256 by another key', bearer(forge(byCurve, { alg: 'ES256' }))],
  ['another key under the pool’s key id', bearer(forge(byAttacker, {}))],
  ['another key under its own key id', bearer(stranger.merchant())],
  ['no key id', bearer(tokens.sign({}, { kid: undefined }))],
  ['a key id that is a number', bearer(tokens.sign({}, { kid: 7 }))],
  ['a key id that is a path', bearer(forge(byAttacker, { kid: '../../../../dev/null' }))],
  ['a key id that is SQL', bearer(forge(byAttacker, { kid: "' OR 1=1 --" }))],
  ['jku of the attacker', bearer(forge(byAttacker, { kid: 'mine', jku: 'https://evil.test/jwks.json' }))],
  ['x5u of the attacker', bearer(forge(byAttacker, { kid: 'mine', x5u: 'https://evil.test/cert.pem' }))],
  ['x5c of the attacker', bearer(forge(byAttacker, { kid: 'mine', x5c: [pem] }))],
  ['jwk embedded', bearer(forge(byAttacker, { kid: 'mine', jwk: attackersJwk }))],
  ['jwk embedded under the pool’s key id', bearer(forge(byAttacker, { jwk: attackersJwk }))],
  ['another pool', bearer(tokens.sign({ iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_x' }))],
  [
    'an issuer that only begins like the pool',
    bearer(tokens.sign({ iss: `${String(payload.iss)}.evil.test` })),
  ],
  ['another client', bearer(tokens.sign({ client_id: 'other' }))],
  ['clients in a list', bearer(tokens.sign({ client_id: [payload.client_id] }))],
  ['an ID token', bearer(tokens.sign({ token_use: 'id', aud: payload.client_id, client_id: undefined }))],
  ['a refresh token’s use', bearer(tokens.sign({ token_use: 'refresh' }))],
  ['expired', bearer(tokens.sign({ exp: now - 60 }))],
  ['expired long ago', bearer(tokens.sign({ exp: 1 }))],
  ['expiry as text', bearer(tokens.sign({ exp: String(now + 3600) }))],
  ['not yet good', bearer(tokens.sign({ nbf: now + 3600 }))],
  ['without sub', bearer(without('sub'))],
  ['with an empty sub', bearer(tokens.sign({ sub: '' }))],
  ['with a sub that is no text', bearer(tokens.sign({ sub: { $ne: null } }))],
  ['without exp', bearer(without('exp'))],
  ['without iat', bearer(without('iat'))],
  ['without auth_time', bearer(without('auth_time'))],
  ['without iss', bearer(without('iss'))],
  ['without client_id', bearer(without('client_id'))],
  ['without token_use', bearer(without('token_use'))],
  ['groups as text', bearer(tokens.sign({ 'cognito:groups': 'merchants' }))],
  [
    'a changed payload',
    bearer(`${goodHeader}.${encode({ ...payload, sub: randomUUID() })}.${goodSignature}`),
  ],
  ['a changed header', bearer(`${encode({ ...header, typ: 'x' })}.${goodPayload}.${goodSignature}`)],
  [
    'a changed signature',
    bearer(`${goodHeader}.${goodPayload}.${goodSignature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`),
  ],
  ['a truncated signature', bearer(good.slice(0, -8))],
  ['no signature', bearer(`${goodHeader}.${goodPayload}.`)],
  ['two parts', bearer(`${goodHeader}.${goodPayload}`)],
  ['four parts', bearer(`${good}.${goodSignature}`)],
  ['five parts, as an encrypted token has', bearer(`${good}.x.y`)],
  ['bad base64', bearer(`${goodHeader}.%%%.${goodSignature}`)],
  ['base64 with padding', bearer(`${goodHeader}.${goodPayload}==.${goodSignature}`)],
  [
    'a payload that is no JSON',
    bearer(`${goodHeader}.${Buffer.from('{').toString('base64url')}.${goodSignature}`),
  ],
  ['a payload that is a list', bearer(`${goodHeader}.${encode([])}.${goodSignature}`)],
  ['a header that is null', bearer(`${encode(null)}.${goodPayload}.${goodSignature}`)],
  ['nonsense', bearer('nonsense')],
  ['an empty token', 'Bearer '],
  ['the scheme alone', 'Bearer'],
  ['the token alone', good],
  ['another scheme', `Basic ${good}`],
  ['two spaces after the scheme', `Bearer  ${good}`],
  ['a tab after the scheme', `Bearer\t${good}`],
  ['something after the token', `Bearer ${good} x`],
  ['two headers joined', `Bearer ${good}, Bearer ${good}`],
  ['a token in quotes', `Bearer "${good}"`],
  ['a token of 100 KB', bearer(`${'A'.repeat(100_000)}.${goodPayload}.${goodSignature}`)],
  ['a sub of 100 KB under another key', bearer(stranger.sign({ sub: 'x'.repeat(100_000) }))],
];

const ask = async (authorization: string, path: string): Promise<[number, string]> => {
  const response = await visitor().send('GET', path, { headers: { authorization } });
  return [response.status, ((await response.json()) as Problem).code];
};

describe('a forged access token', () => {
  let refused = 0;
  afterAll(() => console.info(`forged tokens: ${refused} of ${FORGED.length} kinds refused with 401`));

  it('would be let through if it were good', async () => {
    await expect(services.accessTokens.verify(good)).resolves.toMatchObject({ role: 'manager' });
  });

  it.each(FORGED)('is refused: %s', async (_kind, authorization) => {
    for (const path of ['/api/account', '/api/orders', '/api/admin/products']) {
      expect(await ask(authorization, path)).toEqual([401, 'unauthenticated']);
    }
    refused += 1;
  });

  it('is of 30 kinds at least, each another one', () => {
    expect(new Set(FORGED.map(([, authorization]) => authorization)).size).toBe(FORGED.length);
    expect(FORGED.length).toBeGreaterThanOrEqual(30);
  });
});

describe('the keys of the pool', () => {
  const keySet = (...pools: TestTokens[]) =>
    new TextEncoder().encode(JSON.stringify({ keys: pools.flatMap((pool) => pool.jwks().keys) })).buffer;

  it('are fetched from the pool’s address alone, whatever a token says', async () => {
    const asked: string[] = [];
    const verifier = createAccessTokenVerifier(services.settings, {
      fetch: async (uri) => {
        asked.push(uri);
        return keySet(tokens);
      },
    });
    const token = forge(byAttacker, { kid: 'mine', jku: 'https://evil.test/jwks.json' });
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(asked).toEqual([`${String(payload.iss)}/.well-known/jwks.json`]);
  });

  it('may be out of reach at the start: tokens are neither good nor bad then, until they can be had', async () => {
    let away = true;
    const verifier = createAccessTokenVerifier(services.settings, {
      fetch: async () => {
        if (away) throw new Error('no route');
        return keySet(tokens);
      },
    });
    await expect(verifier.hydrate()).rejects.toThrow('no route');
    await expect(verifier.verify(good)).rejects.toMatchObject({ code: 'unavailable' });
    expect(verifier.hydrated).toBe(false);
    away = false;
    await verifier.hydrate();
    expect(verifier.hydrated).toBe(true);
    await expect(verifier.verify(good)).resolves.toMatchObject({ role: 'manager' });
  });

  it('may be rotated: tokens of the new one are good at once, those of the old one as long as it is published', async () => {
    const next = new TestTokens(services.settings);
    let published = keySet(tokens);
    const verifier = createAccessTokenVerifier(services.settings, { fetch: async () => published });
    await verifier.verify(good);
    published = keySet(tokens, next);
    await expect(verifier.verify(next.merchant())).resolves.toMatchObject({ role: 'manager' });
    await expect(verifier.verify(good)).resolves.toMatchObject({ role: 'manager' });
    published = keySet(next);
    await verifier.hydrate();
    await expect(verifier.verify(good)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
