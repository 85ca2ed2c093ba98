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
    ['#/imports', { screen: 'imports' }],
    ['#/imports/i_1', { screen: 'import', id: 'i_1' }],
    ['#/bulk-edits/b_1', { screen: 'bulk_edit', id: 'b_1' }],
    ['#/bulk-edits', { screen: 'unknown' }],
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
        for (const screen of ['release', 'import', 'bulk_edit'] as const)
          expect(parseRoute(routeHash({ screen, id }))).toEqual({ screen, id });
      }),
    );
  });
});
