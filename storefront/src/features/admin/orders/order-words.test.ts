import { describe, expect, it } from 'vitest';
import { ORDER_FILTERS } from '../desk/desk-routes.ts';
import { FILTER_OPTIONS, stockWords, wantedOrders } from './order-words.ts';

describe('the filter of the list of orders', () => {
  it('offers everything that has an address', () => {
    expect(FILTER_OPTIONS.map(([filter]) => filter)).toEqual(['', ...ORDER_FILTERS]);
  });

  it.each([
    [null, { query: 'ada' }],
    ['to-pack', { query: 'ada', toDo: 'pack' }],
    ['unpaid', { query: 'ada', toDo: 'payment' }],
    ['shipped', { query: 'ada', status: 'shipped' }],
  ] as const)('%s asks for %j', (filter, wanted) => {
    expect(wantedOrders(filter, 'ada')).toEqual(wanted);
  });
});

it('says what becomes of the pieces as the shop does it', () => {
  expect(stockWords('packed', 'refunded')).toContain('back on sale');
  expect(stockWords('shipped', 'cancelled')).toContain('back on sale');
  expect(stockWords('delivered', 'refunded')).toContain('by hand');
});
