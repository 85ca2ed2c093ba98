import { expect, it } from 'vitest';
import { percentText } from './percent-text.ts';

it('writes basis points as a percentage', () => {
  expect([0, 825, 1900, 10_000].map((rate) => percentText(rate, 'en'))).toEqual([
    '0%',
    '8.25%',
    '19%',
    '100%',
  ]);
});
