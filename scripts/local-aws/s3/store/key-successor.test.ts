import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keySuccessor } from './key-successor.ts';

const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const text = fc.string({ unit: 'binary' });

describe('the successor of a prefix', () => {
  it('parts the keys with that prefix from those that sort behind', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), text, text, (prefix, rest, other) => {
        const successor = keySuccessor(prefix);
        fc.pre(successor !== undefined);
        expect(compare(prefix + rest, successor)).toBeLessThan(0);
        const isBehind = compare(other, successor) >= 0;
        const isWithin = compare(other, prefix) >= 0 && !isBehind;
        expect(isWithin).toBe(other.startsWith(prefix));
      }),
    );
  });

  it('skips the surrogates and carries over the last character', () => {
    expect(keySuccessor('a\ud7ff')).toBe('a\ue000');
    expect(keySuccessor('a/\u{10ffff}')).toBe('a0');
    expect(keySuccessor('\u{10ffff}')).toBeUndefined();
    expect(keySuccessor('')).toBeUndefined();
  });
});
