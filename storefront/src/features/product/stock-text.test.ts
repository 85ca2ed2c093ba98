import { expect, it } from 'vitest';
import product from '../../messages/en/product.ts';
import { stockText } from './stock-text.ts';

it.each([
  ['in_stock', undefined, 'In stock'],
  ['in_stock', 12, 'In stock'],
  ['low', undefined, 'Only a few left'],
  ['low', 2, 'Only 2 left'],
  ['sold_out', undefined, 'Sold out'],
  ['low', 0, 'Sold out'],
] as const)('says of %s with %s units: %s', (state, available, text) => {
  expect(stockText(state, product.script, available)).toBe(text);
});
