import { describe, expect, it } from 'vitest';
import { Address } from './order.ts';
import { postalCodeProblem, postalCodeUse } from './postal-code.ts';

describe('postalCodeProblem', () => {
  it.each([
    ['US', '10001'],
    ['US', '10001-1234'],
    ['GB', 'sw1y 4jh'],
    ['CA', 'K1A 0B1'],
    ['NL', '1012 AB'],
    ['PL', '00-950'],
    ['JP', '100-0001'],
    ['AE', ''],
    ['HK', ''],
    ['VN', ''],
    ['VN', '100000'],
    ['BR', '01310-100'],
  ])('takes %s %j', (country, code) => {
    expect(postalCodeProblem(country, code)).toBeUndefined();
  });

  it.each([
    ['US', ''],
    ['US', '1000'],
    ['GB', '12345'],
    ['DE', ''],
    ['DE', '123'],
    ['BR', ' '],
  ])('refuses %s %j', (country, code) => {
    expect(postalCodeProblem(country, code)).toBeTruthy();
  });

  it('knows where there are none', () => {
    expect(['AE', 'VN', 'US'].map(postalCodeUse)).toEqual(['none', 'optional', 'required']);
  });
});

it('is part of an address, and named by its path', () => {
  const address = { name: 'A', line1: '1', city: 'C', country: 'US' };
  expect(Address.safeParse({ ...address, postalCode: '10001' }).success).toBe(true);
  const { error } = Address.safeParse(address);
  expect(error!.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['postalCode', 'Enter the postal code'],
  ]);
});
