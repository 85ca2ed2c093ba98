import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from '../json-file.ts';

const storedKeys = z.object({ keyId: z.string(), privateKey: z.string(), secret: z.string() });

export type PoolKeys = {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The JSON Web Key Set that verifiers fetch. */
  readonly jwks: { readonly keys: readonly object[] };
  /** Gives users who do not exist a salt and an id that stay the same from one attempt to the next. */
  readonly secret: Buffer;
};

/** Loads the pool's signing key, or makes one the first time. */
export async function openKeys(file: string): Promise<PoolKeys> {
  const saved = await readJsonFile(file);
  const stored = saved === undefined ? generateKeys() : storedKeys.parse(saved);
  if (saved === undefined) await writeJsonFile(file, stored);
  const privateKey = createPrivateKey(stored.privateKey);
  const publicKey = createPublicKey(privateKey);
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: stored.keyId, alg: 'RS256', use: 'sig' };
  return {
    keyId: stored.keyId,
    privateKey,
    publicKey,
    jwks: { keys: [jwk] },
    secret: Buffer.from(stored.secret, 'base64'),
  };
}

function generateKeys(): z.infer<typeof storedKeys> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    keyId: randomBytes(16).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    secret: randomBytes(32).toString('base64'),
  };
}
