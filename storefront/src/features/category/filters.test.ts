import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import listing from '../../messages/en/listing.ts';
import { facetAttribute, filterGroups } from './filter-groups.ts';
import {
  decimalSign,
  type FilterChoice,
  type FilterSubject,
  matchesChoice,
  typedPrice,
} from './filter-match.ts';

const ring: FilterSubject = {
  facets: new Set(['metal:rose-gold', 'size:6', 'size:7']),
  price: 118_000,
  soldOut: false,
};
const nothing: FilterChoice = { values: new Map(), min: null, max: null, availableOnly: false };
const values = (...groups: [string, string[]][]) =>
  new Map(groups.map(([group, slugs]) => [group, new Set(slugs)]));

describe('matchesChoice', () => {
  it('takes everything when nothing is chosen', () => {
    expect(matchesChoice(ring, nothing)).toBe(true);
  });

  it('wants one value of every group', () => {
    const choice = { ...nothing, values: values(['metal', ['silver', 'rose-gold']], ['size', ['7']]) };
    expect(matchesChoice(ring, choice)).toBe(true);
    expect(
      matchesChoice(ring, { ...nothing, values: values(['metal', ['rose-gold']], ['size', ['9']]) }),
    ).toBe(false);
  });

  it('keeps to the prices, ends included, and leaves out what is sold out', () => {
    expect(matchesChoice(ring, { ...nothing, min: 118_000, max: 118_000 })).toBe(true);
    expect(matchesChoice(ring, { ...nothing, min: 118_001 })).toBe(false);
    expect(matchesChoice(ring, { ...nothing, max: 117_999 })).toBe(false);
    expect(matchesChoice({ ...ring, soldOut: true }, { ...nothing, availableOnly: true })).toBe(false);
  });

  it('shows no more for asking for more', () => {
    const slugs = fc.subarray(['rose-gold', 'silver', 'yellow-gold'], { minLength: 1 });
    fc.assert(
      fc.property(slugs, fc.nat(200_000), fc.boolean(), (metal, min, availableOnly) => {
        const narrow = { ...nothing, values: values(['metal', metal]), min, availableOnly };
        if (matchesChoice(ring, narrow)) expect(matchesChoice(ring, { ...narrow, min: null })).toBe(true);
      }),
    );
  });
});

it('typedPrice reads what people type, and nothing else', () => {
  expect(typedPrice('1,200', 2)).toBe(120_000);
  expect(typedPrice('49.9', 2)).toBe(4_990);
  expect(typedPrice('500000', 0)).toBe(500_000);
  expect(typedPrice('1.200,5', 2, decimalSign('vi'))).toBe(120_050);
  expect(typedPrice('1.200.000', 0, decimalSign('vi'))).toBe(1_200_000);
  expect(typedPrice('1,200,000', 0, decimalSign('en'))).toBe(1_200_000);
  expect(typedPrice('1.2505', 3)).toBe(1_251);
  expect(typedPrice('', 2)).toBeNull();
  expect(typedPrice('cheap', 2)).toBeNull();
});

describe('filterGroups', () => {
  const card = (metal: string[], size: string[] = []) => ({ facets: { metal, stone: [], size } });

  it('names groups in which pieces differ, numbers by their size', () => {
    expect(filterGroups([card(['Silver'], ['10', '6']), card(['Silver'], ['6½'])], listing.facets)).toEqual([
      {
        key: 'size',
        title: 'Size',
        values: [
          { slug: '6', title: '6' },
          { slug: '61-2', title: '6½' },
          { slug: '10', title: '10' },
        ],
      },
    ]);
  });

  it('says of a card what its groups say', () => {
    expect(facetAttribute(card(['Rose gold'], ['6']).facets)).toBe('metal:rose-gold size:6');
  });
});
