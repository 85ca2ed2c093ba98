import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PreviewClaims, readPreviewToken, signPreviewToken } from './preview-token.ts';

const KEY = 'a key for tests, known to everybody';
const SIGNS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'];
const id = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), { minLength: 26, maxLength: 26 })
  .map((signs) => signs.join(''));
const claims: fc.Arbitrary<PreviewClaims> = fc.record({
  id,
  productId: id,
  version: fc.integer({ min: 1, max: 999_999_999 }),
  expiresAt: fc.integer({ min: 0, max: 9_999_999_999_999 }),
});

describe('the token of a preview', () => {
  it('says what was signed, and fits into a path', () => {
    fc.assert(
      fc.property(claims, (said) => {
        const token = signPreviewToken(KEY, said);
        expect(readPreviewToken(KEY, token)).toEqual(said);
        expect(encodeURIComponent(token)).toBe(token);
      }),
    );
  });

  it('is refused with any of its signs changed, left out or added', () => {
    const sign = fc.constantFrom(...SIGNS);
    fc.assert(
      fc.property(claims, fc.nat(), sign, fc.constantFrom(0, 1), (said, place, other, replaced) => {
        const token = signPreviewToken(KEY, said);
        const at = place % (token.length + 1);
        const changed = token.slice(0, at) + other + token.slice(at + replaced);
        fc.pre(changed !== token);
        expect(readPreviewToken(KEY, changed)).toBeNull();
        const gone = place % token.length;
        expect(readPreviewToken(KEY, token.slice(0, gone) + token.slice(gone + 1))).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('is refused with the claims of another, and under another key', () => {
    fc.assert(
      fc.property(claims, claims, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        const [payload] = signPreviewToken(KEY, one).split('.');
        const [, signature] = signPreviewToken(KEY, other).split('.');
        expect(readPreviewToken(KEY, `${payload}.${signature}`)).toBeNull();
        expect(readPreviewToken(KEY, signPreviewToken(`${KEY}.`, one))).toBeNull();
      }),
    );
  });

  it.each(['', '.', '..', 'x', 'a.b', 'a.b.c', `${'A'.repeat(90)}.${'A'.repeat(43)}`, 'é.ü'])(
    'is not %j',
    (token) => {
      expect(readPreviewToken(KEY, token)).toBeNull();
    },
  );
});
