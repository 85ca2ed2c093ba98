import type { DeliveryTerm } from '@lapidary/shared/catalog/delivery-term';
import { expect, it } from 'vitest';
import { arrivalDays } from './arrival-days.ts';

const term = (minDays: number | null, maxDays: number | null, countries: string[] = []): DeliveryTerm => ({
  price: 0,
  freeOver: null,
  countries,
  minDays,
  maxDays,
});

it.each([
  ['nothing without a way of delivery', [], null],
  ['nothing when none tells its days', [term(null, null)], null],
  ['the whole range of those that go everywhere', [term(3, 5), term(1, 2), term(0, 1, ['GB'])], [1, 5]],
  ['the whole range of all when each has its countries', [term(2, 3, ['GB']), term(5, 9, ['VN'])], [2, 9]],
  ['those that tell their days', [term(null, null), term(2, 4, ['GB'])], [2, 4]],
] as const)('says %s', (_what, terms, range) => {
  expect(arrivalDays(terms)).toEqual(range && { min: range[0], max: range[1] });
});
