/**
 * The server's side of SRP-6a as Cognito speaks it: RFC 5054's 3072-bit group, SHA-256, numbers hashed as
 * Java's two's-complement bytes, and the session key stretched by HKDF with the info "Caldera Derived Key".
 */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** RFC 3526 group 15 (3072-bit MODP), which RFC 5054 takes over. */
const N = BigInt(
  `0x${[
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD',
    'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED',
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F',
    '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B',
    'E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510',
    '15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7',
    'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C',
    'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
  ].join('')}`,
);
const g = 2n;
const k = toBigInt(sha256(toBytes(N), toBytes(g)));

/** What is stored instead of a password. Both numbers are in hex. */
export type PasswordVerifier = { readonly salt: string; readonly verifier: string };

/** One handshake under way: the numbers both sides have named, and the server's secret exponent. */
export type Handshake = {
  readonly clientPublic: bigint;
  readonly serverPublic: bigint;
  readonly serverSecret: bigint;
};

/** Who is signing in, as both sides mix it into the proof. */
export type Identity = { readonly poolName: string; readonly userId: string };

/** Derives what to store for a password. The salt is random unless given (to check a password again). */
export function derivePasswordVerifier(
  identity: Identity,
  password: string,
  salt: string = randomBytes(16).toString('hex'),
): PasswordVerifier {
  const inner = sha256(Buffer.from(`${identity.poolName}${identity.userId}:${password}`));
  const x = toBigInt(sha256(toBytes(BigInt(`0x${salt}`)), inner));
  return { salt, verifier: modularPower(g, x).toString(16) };
}

/** Whether a password given in the clear (change of password) is the stored one. */
export function passwordMatches(identity: Identity, password: string, stored: PasswordVerifier): boolean {
  const given = derivePasswordVerifier(identity, password, stored.salt);
  return equalBytes(Buffer.from(given.verifier), Buffer.from(stored.verifier));
}

/**
 * Starts a handshake for the client's public number `A` (hex).
 * Returns undefined for a number that would give the secret away (not hex, or 0 modulo N).
 */
export function startHandshake(stored: PasswordVerifier, clientPublicHex: string): Handshake | undefined {
  if (!/^[0-9a-f]{1,1024}$/i.test(clientPublicHex)) return undefined;
  const clientPublic = BigInt(`0x${clientPublicHex}`);
  if (clientPublic % N === 0n) return undefined;
  const serverSecret = toBigInt(randomBytes(64));
  const serverPublic = (k * BigInt(`0x${stored.verifier}`) + modularPower(g, serverSecret)) % N;
  return { clientPublic, serverPublic, serverSecret };
}

/** Checks the client's `PASSWORD_CLAIM_SIGNATURE` (base64): only who knows the password can have made it. */
export function provesPassword(
  handshake: Handshake,
  identity: Identity,
  stored: PasswordVerifier,
  claim: { readonly secretBlock: string; readonly timestamp: string; readonly signature: string },
): boolean {
  const { clientPublic, serverPublic, serverSecret } = handshake;
  const scrambler = sha256(toBytes(clientPublic), toBytes(serverPublic));
  const base = clientPublic * modularPower(BigInt(`0x${stored.verifier}`), toBigInt(scrambler));
  const session = modularPower(base, serverSecret);
  const salt = toBytes(toBigInt(scrambler));
  const key = Buffer.from(hkdfSync('sha256', toBytes(session), salt, 'Caldera Derived Key', 16));
  const expected = createHmac('sha256', key)
    .update(identity.poolName)
    .update(identity.userId)
    .update(Buffer.from(claim.secretBlock, 'base64'))
    .update(claim.timestamp)
    .digest();
  return equalBytes(expected, Buffer.from(claim.signature, 'base64'));
}

/** The shortest two's-complement bytes of a positive number: a leading zero where the top bit is set. */
export function toBytes(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 1 ? `0${hex}` : hex;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

/** base^exponent mod N. */
function modularPower(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function toBigInt(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}

function equalBytes(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
