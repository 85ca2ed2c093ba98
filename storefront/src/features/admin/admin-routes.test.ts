import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdminRoute, parseRoute, routeHash } from './admin-routes.ts';

describe('parseRoute', () => {
  it.each([
    ['', { screen: 'home' }],
    ['#', { screen: 'home' }],
    ['#/', { screen: 'home' }],
    ['#/products', { screen: 'products' }],
    ['#/products/', { screen: 'products' }],
    ['#/products/new', { screen: 'new_product' }],
    ['#/products/p_1', { screen: 'product', id: 'p_1' }],
    ['#/releases', { screen: 'releases' }],
    ['#/releases/r_1', { screen: 'release', id: 'r_1' }],
    ['#/orders', { screen: 'orders', filter: null }],
    ['#/orders/to-pack', { screen: 'orders', filter: 'to-pack' }],
    ['#/orders/L-7KQ2-M9XD', { screen: 'order', number: 'L-7KQ2-M9XD' }],
    ['#/orders/L-7KQ2-M9XD/print', { screen: 'unknown' }],
    ['#/listings/category', { screen: 'listing', kind: 'category', slug: null }],
    ['#/listings/shelf', { screen: 'unknown' }],
    ['#/listings//rings', { screen: 'unknown' }],
    ['#/settings/shipping/new', { screen: 'shipping_method', id: null }],
    ['#/settings/shipping', { screen: 'unknown' }],
    ['#/settings/store', { screen: 'store' }],
    ['#/settings/tax', { screen: 'tax' }],
    ['#/settings/tax/new', { screen: 'unknown' }],
    ['#/nowhere', { screen: 'unknown' }],
    ['#/imports', { screen: 'imports' }],
    ['#/imports/i_1', { screen: 'import', id: 'i_1' }],
    ['#/bulk-edits/b_1', { screen: 'bulk_edit', id: 'b_1' }],
    ['#/bulk-edits', { screen: 'unknown' }],
    ['#/products/p_1/edit', { screen: 'unknown' }],
    ['#/products/%', { screen: 'unknown' }],
    ['#/people', { screen: 'people' }],
    ['#/people/p_1', { screen: 'unknown' }],
    ['#/sign-in', { screen: 'sign_in' }],
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

  it.each<AdminRoute>([
    { screen: 'home' },
    { screen: 'orders', filter: null },
    { screen: 'orders', filter: 'unpaid' },
    { screen: 'order', number: 'L-7KQ2-M9XD' },
    { screen: 'stock' },
    { screen: 'stock_history', variantId: 'a/b' },
    { screen: 'listings' },
    { screen: 'listing', kind: 'collection', slug: null },
    { screen: 'listing', kind: 'category', slug: 'rings' },
    { screen: 'promotions' },
    { screen: 'promotion', id: null },
    { screen: 'promotion', id: '01KJ4TH9L1N3P5R7T9V1X3Z5C7' },
    { screen: 'settings' },
    { screen: 'tax' },
    { screen: 'payment' },
    { screen: 'shipping_method', id: null },
    { screen: 'shipping_method', id: 'pick-up' },
    { screen: 'people' },
    { screen: 'sign_in' },
    { screen: 'activity' },
  ])('is the inverse of routeHash for %j', (route) => {
    expect(parseRoute(routeHash(route))).toEqual(route);
  });
});
