import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivePasswordVerifier, passwordMatches, provesPassword, startHandshake, toBytes } from './srp.ts';

const identity = { poolName: 'local0001', userId: '4f1c9a52-0000-4000-8000-3f1d5a2b6c7d' };

describe('toBytes', () => {
  it('is the shortest two’s-complement form of a positive number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 3100n }), (value) => {
        const bytes = toBytes(value);
        expect(BigInt(`0x${bytes.toString('hex')}`)).toBe(value);
        expect((bytes[0] ?? 0) & 0x80).toBe(0);
        const couldBeShorter = bytes.length > 1 && bytes[0] === 0 && ((bytes[1] ?? 0) & 0x80) === 0;
        expect(couldBeShorter).toBe(false);
      }),
    );
  });
});

describe('password verifiers', () => {
  it('recognise their password and no other', () => {
    const password = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
    fc.assert(
      fc.property(password, password, (right, other) => {
        const stored = derivePasswordVerifier(identity, right);
        expect(passwordMatches(identity, right, stored)).toBe(true);
        expect(passwordMatches(identity, other, stored)).toBe(other === right);
      }),
      { numRuns: 20 },
    );
  });

  it('differ for the same password, because salts do', () => {
    const [one, two] = [
      derivePasswordVerifier(identity, 'Secret-1'),
      derivePasswordVerifier(identity, 'Secret-1'),
    ];
    expect(one.salt).not.toBe(two.salt);
    expect(one.verifier).not.toBe(two.verifier);
  });
});

describe('startHandshake', () => {
  const stored = derivePasswordVerifier(identity, 'Secret-1');

  it('refuses public numbers that are zero modulo N or no number at all', () => {
    const { AuthenticationHelper } = clientInternals();
    const modulus = new AuthenticationHelper('local0001').N.toString(16);
    for (const bad of ['0', '00', modulus, '', 'xyz', '-1', 'f'.repeat(5000)]) {
      expect(startHandshake(stored, bad), bad.slice(0, 20)).toBeUndefined();
    }
    expect(startHandshake(stored, 'abcdef')).toBeDefined();
  });

  it('does not accept a made-up proof', () => {
    const handshake = startHandshake(stored, 'abcdef0123456789');
    if (!handshake) throw new Error('no handshake');
    for (const signature of ['', 'AAAA', Buffer.alloc(32).toString('base64')]) {
      const claim = { secretBlock: 'AAAA', timestamp: 'now', signature };
      expect(provesPassword(handshake, identity, stored, claim)).toBe(false);
    }
  });
});

/** The client library's own SRP code, which its entry does not export. */
function clientInternals(): {
  AuthenticationHelper: new (pool: string) => { N: { toString(radix: number): string } };
} {
  const require = createRequire(import.meta.url);
  return { AuthenticationHelper: require('amazon-cognito-identity-js/lib/AuthenticationHelper.js').default };
}
