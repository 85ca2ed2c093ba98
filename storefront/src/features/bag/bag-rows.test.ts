import type { BagLine } from '@lapidary/shared/bag/bag';
import { expect, it } from 'vitest';
import { bagRows, extendOrder } from './bag-rows.ts';

const line = (variantId: string, id = `line-${variantId}`): BagLine => ({
  id,
  variantId,
  productSlug: 'ring',
  productTitle: 'Ring',
  variantTitle: '',
  sku: '',
  image: null,
  quantity: 1,
  unitPrice: { amount: 100, currency: 'USD' },
  lineTotal: { amount: 100, currency: 'USD' },
  available: 3,
});

const shown = (rows: ReturnType<typeof bagRows>) =>
  rows.map((row) => (row.removed ? `(${row.line.variantId})` : row.line.variantId)).join(' ');

it('keeps the place of a removed line', () => {
  const order = extendOrder([], [line('a'), line('b'), line('c')]);
  expect(shown(bagRows(order, [line('a'), line('c')], [line('b')]))).toBe('a (b) c');
});

it('returns a line that was taken back to its place, though the API now lists it last', () => {
  const order = extendOrder(['a', 'b', 'c'], [line('a'), line('c'), line('b', 'line-new')]);
  const rows = bagRows(order, [line('a'), line('c'), line('b', 'line-new')], [line('b')]);
  expect(shown(rows)).toBe('a b c');
  expect(rows[1]!.line.id).toBe('line-new');
});

it('puts lines that are new at the end', () => {
  expect(extendOrder(['a'], [line('b'), line('a')])).toEqual(['a', 'b']);
});
