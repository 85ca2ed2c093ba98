import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRoute, routeHash } from './admin-routes.ts';

describe('parseRoute', () => {
  it.each([
    ['', { screen: 'products' }],
    ['#', { screen: 'products' }],
    ['#/', { screen: 'products' }],
    ['#/products', { screen: 'products' }],
    ['#/products/', { screen: 'products' }],
    ['#/products/new', { screen: 'new_product' }],
    ['#/products/p_1', { screen: 'product', id: 'p_1' }],
    ['#/releases', { screen: 'releases' }],
    ['#/releases/r_1', { screen: 'release', id: 'r_1' }],
    ['#/orders', { screen: 'unknown' }],
    ['#/products/p_1/edit', { screen: 'unknown' }],
    ['#/products/%', { screen: 'unknown' }],
  ])('reads %j', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it('is the inverse of routeHash for every id', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        fc.pre(id !== 'new');
        expect(parseRoute(routeHash({ screen: 'product', id }))).toEqual({ screen: 'product', id });
        expect(parseRoute(routeHash({ screen: 'release', id }))).toEqual({ screen: 'release', id });
      }),
    );
  });
});
