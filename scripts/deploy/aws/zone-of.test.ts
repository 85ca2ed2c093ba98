import { expect, test } from 'vitest';
import { zoneOf } from './zone-of.ts';

const zones = ['example.com.', 'shop.example.com.', 'le.com.'].map((Name) => ({ Name }));

test.each([
  ['shop.example.com', 'shop.example.com.'],
  ['rings.shop.example.com', 'shop.example.com.'],
  ['example.com', 'example.com.'],
  ['www.example.com', 'example.com.'],
])('%s is in %s', (domain, name) => {
  expect(zoneOf(domain, zones)?.Name).toBe(name);
});

test('a name that only looks alike is in none', () => {
  expect(zoneOf('badexample.com', zones)).toBeUndefined();
});
