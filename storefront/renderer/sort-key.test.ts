import { expect, it } from 'vitest';
import { sortKey } from './sort-key.ts';

it('orders titles as a reader expects', () => {
  const titles = ['Émeraude', 'ring 10', 'Ring 9', 'eternity', 'Zircon', 'earring', 'Ring 9 b'];
  const byKey = (one: string, other: string) => (sortKey(one) < sortKey(other) ? -1 : 1);
  expect(titles.toSorted(byKey)).toEqual([
    'earring',
    'Émeraude',
    'eternity',
    'Ring 9',
    'Ring 9 b',
    'ring 10',
    'Zircon',
  ]);
});
