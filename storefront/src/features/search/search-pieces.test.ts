import { describe, expect, it } from 'vitest';
import type { SearchRow } from '../../lib/catalog.ts';
import { searchOver } from './search-pieces.ts';

const row = (title: string, ...terms: string[]): SearchRow => ({
  slug: title.toLowerCase().replaceAll(' ', '-'),
  title,
  fromPrice: 100,
  priceVaries: false,
  soldOut: false,
  terms,
});

const find = searchOver([
  [row('Glade Emerald Ring', 'rings', 'Yellow gold'), row('Everyday Hoops', 'earrings', 'Rose gold')],
  [row('Émeraude Pendant', 'necklaces'), { ...row('Emerald Studs', 'earrings'), soldOut: true }],
]);
const titles = (query: string) => find(query).pieces.map(({ row }) => row.title);

describe('the search', () => {
  it.each([
    ['emerald ring', 'Glade Emerald Ring'],
    ['emrald', 'Glade Emerald Ring'],
    ['emeralds', 'Glade Emerald Ring'],
    ['emerald r', 'Glade Emerald Ring'],
    ['EMERAUDE', 'Émeraude Pendant'],
    ['hoop', 'Everyday Hoops'],
    ['rose gold', 'Everyday Hoops'],
    ['earings', 'Everyday Hoops'],
  ])('finds by "%s"', (query, title) => {
    expect(titles(query)[0]).toBe(title);
    expect(find(query).partial).toBe(false);
  });

  it('puts what can be bought before what is sold out', () => {
    expect(titles('emerald').indexOf('Emerald Studs')).toBeGreaterThan(0);
  });

  it('tells where a piece is, for its picture', () => {
    expect(find('pendant').pieces[0]).toMatchObject({ bucket: 1, place: 0 });
  });

  it('falls back to pieces with some of the words, and says so', () => {
    expect(find('platinum hoops')).toMatchObject({
      partial: true,
      pieces: [{ row: { title: 'Everyday Hoops' } }],
    });
  });

  it.each(['', '   ', '!?', 'xyzzy'])('finds nothing by "%s"', (query) => {
    expect(find(query).pieces).toEqual([]);
  });
});
