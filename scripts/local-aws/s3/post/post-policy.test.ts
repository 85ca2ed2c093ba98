import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPostPolicy, parsePostPolicy } from './post-policy.ts';

const NOW = new Date('2030-01-01T00:00:00Z');
const LATER = '2030-01-01T00:01:00Z';

const encode = (policy: unknown): string => Buffer.from(JSON.stringify(policy)).toString('base64');
const policyOf = (conditions: unknown[], expiration = LATER) =>
  parsePostPolicy(encode({ expiration, conditions }));

function verdict(conditions: unknown[], fields: Record<string, string>): 'allowed' | string {
  try {
    checkPostPolicy(policyOf(conditions), new Map(Object.entries(fields)), NOW);
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('a POST policy', () => {
  it('allows what every condition allows', () => {
    const conditions = [{ acl: 'private' }, ['eq', '$bucket', 'b'], ['starts-with', '$Key', 'up/']];
    expect(verdict(conditions, { acl: 'private', bucket: 'b', key: 'up/x' })).toBe('allowed');
    expect(verdict(conditions, { acl: 'public', bucket: 'b', key: 'up/x' })).toBe('AccessDenied');
    expect(verdict(conditions, { acl: 'private', bucket: 'c', key: 'up/x' })).toBe('AccessDenied');
    expect(verdict(conditions, { acl: 'private', bucket: 'b', key: 'down/up/' })).toBe('AccessDenied');
  });

  it('lets an empty starts-with match anything, and x-ignore- fields be', () => {
    const conditions = [['starts-with', '$Content-Type', '']];
    expect(verdict(conditions, { 'content-type': 'text/html' })).toBe('allowed');
    expect(verdict(conditions, { 'x-ignore-me': '1', policy: 'p', 'x-amz-signature': 's' })).toBe('allowed');
  });

  it('refuses every field that no condition mentions', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (name, value) => {
        const field = name.toLowerCase();
        fc.pre(!['policy', 'file', 'x-amz-signature', 'bucket', 'key'].includes(field));
        fc.pre(!field.startsWith('x-ignore-'));
        const fields = { key: 'k', [field]: value };
        expect(verdict([{ key: 'k' }], fields)).toBe('AccessDenied');
        expect(verdict([{ key: 'k' }, ['eq', `$${name}`, value]], fields)).toBe('allowed');
      }),
    );
  });

  it('is void from the moment it expires', () => {
    const fields = new Map([['key', 'k']]);
    const policy = policyOf([{ key: 'k' }]);
    const just = new Date(policy.expiration.getTime() - 1);
    expect(() => checkPostPolicy(policy, fields, just)).not.toThrow();
    expect(() => checkPostPolicy(policy, fields, policy.expiration)).toThrow('Policy expired');
  });

  it('bounds the length of the file', () => {
    expect(policyOf([['content-length-range', 1, 100]]).contentLength).toEqual({ min: 1, max: 100 });
    const twice = policyOf([
      ['content-length-range', 0, 50],
      ['content-length-range', '10', '100'],
    ]);
    expect(twice.contentLength).toEqual({ min: 10, max: 50 });
  });

  it.each([
    ['no JSON', Buffer.from('{').toString('base64')],
    ['a list', encode([])],
    ['no expiration', encode({ conditions: [] })],
    ['an expiration that is no date', encode({ expiration: 'soon', conditions: [] })],
    ['no conditions', encode({ expiration: LATER })],
    ['an unknown operator', encode({ expiration: LATER, conditions: [['ends-with', '$key', '.png']] })],
    ['a field without $', encode({ expiration: LATER, conditions: [['eq', 'key', 'x']] })],
    ['a number for a field', encode({ expiration: LATER, conditions: [{ key: 1 }] })],
    ['a range upside down', encode({ expiration: LATER, conditions: [['content-length-range', 9, 1]] })],
    ['a range without an end', encode({ expiration: LATER, conditions: [['content-length-range', 9]] })],
  ])('that is %s is invalid', (_what, encoded) => {
    expect(() => parsePostPolicy(encoded)).toThrow(
      expect.objectContaining({ code: 'InvalidPolicyDocument' }),
    );
  });
});
