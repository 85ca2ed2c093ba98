import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase32, stepAt, stepOfCode, toBase32, totpCode } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

describe('totpCode', () => {
  // RFC 6238, appendix B: the rows of SHA-1, seconds and eight digits.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %i is %s', (seconds, code) => {
    expect(totpCode(secret, stepAt(seconds * 1000), 8)).toBe(code);
    expect(totpCode(secret, stepAt(seconds * 1000))).toBe(code.slice(2));
  });

  // RFC 4226, appendix D.
  it('of the first counters is that of HOTP', () => {
    expect([0, 1, 2, 3, 9].map((step) => totpCode(secret, step))).toEqual([
      '755224',
      '287082',
      '359152',
      '969429',
      '520489',
    ]);
  });
});

describe('stepOfCode', () => {
  it('takes a code half a minute early or late, and no other', () => {
    const now = 1_234_567_890_000;
    const step = stepAt(now);
    for (const near of [step - 1, step, step + 1]) {
      expect(stepOfCode(secret, totpCode(secret, near), now)).toBe(near);
    }
    for (const bad of [
      totpCode(secret, step - 2),
      totpCode(secret, step + 2),
      '',
      '12345',
      '1234567',
      'abcdef',
    ]) {
      expect(stepOfCode(secret, bad, now)).toBeUndefined();
    }
  });
});

describe('base32', () => {
  // RFC 4648, section 10, without padding.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('of %j is %s', (text, encoded) => {
    expect(toBase32(Buffer.from(text))).toBe(encoded);
  });

  it('is undone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect([...fromBase32(toBase32(Buffer.from(bytes)))]).toEqual([...bytes]);
      }),
    );
  });
});
