import { expect, it } from 'vitest';
import { spanText } from './span-text.ts';

it.each([
  [20_000, 'USD', 'en-US', '$200'],
  [50, 'USD', 'en-US', '$0.50'],
  [20_000, 'JPY', 'en-US', '¥20,000'],
  [500_000, 'KWD', 'en-US', 'KWD\u00a0500'],
  [500_000, 'VND', 'vi', '500.000\u00a0₫'],
])('%i of %s in %s is %s', (amount, currency, locale, text) => {
  expect(spanText(amount, currency, locale)).toBe(text);
});
