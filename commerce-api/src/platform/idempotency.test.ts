import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseIdempotencyKey, requestHash } from './idempotency.ts';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, inner]) => [name, shuffled(inner)]),
  );
};

it('hashes a request alike whatever the order of its keys, at any depth', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(requestHash(shuffled(value))).toBe(requestHash(value));
    }),
  );
});

it('hashes other requests otherwise', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      fc.pre(JSON.stringify(shuffled(one)) !== JSON.stringify(other));
      expect(requestHash([one, 1])).not.toBe(requestHash([other, 2]));
    }),
  );
  expect(requestHash(['a', 'b'])).not.toBe(requestHash(['b', 'a']));
  expect(requestHash({ a: 1 })).not.toBe(requestHash({ a: '1' }));
});

it('takes visible ASCII keys of up to 255 characters', () => {
  for (const key of ['a', '!~', 'x'.repeat(255)]) expect(parseIdempotencyKey(key)).toBe(key);
  for (const key of [undefined, '']) {
    expect(() => parseIdempotencyKey(key)).toThrow(
      expect.objectContaining({ code: 'idempotency_key_required' }),
    );
  }
  for (const key of ['a b', 'é', 'x'.repeat(256), '\n']) {
    expect(() => parseIdempotencyKey(key)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  }
});
