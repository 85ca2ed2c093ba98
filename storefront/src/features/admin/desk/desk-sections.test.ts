import { expect, it } from 'vitest';
import { parseRoute } from '../admin-routes.ts';
import { DESK_SECTIONS, mayOpen } from './desk-sections.ts';

const shownTo = (role: 'editor' | 'manager') =>
  DESK_SECTIONS.filter(({ route }) => mayOpen(role, route)).map(({ name }) => name);

it('shows editors the catalog, and managers everything', () => {
  expect(shownTo('editor')).toEqual(['Home', 'Products', 'Stock', 'Releases', 'Categories and collections']);
  expect(shownTo('manager')).toEqual(DESK_SECTIONS.map(({ name }) => name));
});

it.each([
  ['#/orders/L-7KQ2-M9XD', false],
  ['#/settings/shipping/new', false],
  ['#/promotions/new', false],
  ['#/people', false],
  ['#/activity', false],
  ['#/imports', true],
  ['#/products/p_1', true],
  ['#/stock/v_1', true],
  ['#/sign-in', true],
  ['#/nowhere', true],
])('opens %s to an editor: %s', (hash, opens) => {
  expect(mayOpen('editor', parseRoute(hash))).toBe(opens);
  expect(mayOpen('manager', parseRoute(hash))).toBe(true);
});
