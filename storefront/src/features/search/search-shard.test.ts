import { gzipSync } from 'node:zlib';
import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { slugify } from '@lapidary/shared/page-paths';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchRow } from '../../../renderer/search-row.ts';
import type { SearchRow } from '../../lib/catalog.ts';
import { decodeShard, encodeShard, searchPicture } from './search-shard.ts';

const row = fc.record<SearchRow>({
  slug: fc.constantFrom('halo-ring', 'halo-ring-2', 'a'),
  title: fc.string(),
  fromPrice: fc.nat(),
  priceVaries: fc.boolean(),
  soldOut: fc.boolean(),
  terms: fc.uniqueArray(fc.string({ maxLength: 4 })),
});

const pick = <Item>(items: readonly Item[], number: number): Item => items[number % items.length]!;
const NAMES =
  'Alder Orbit Vesper Corona Frost Polaris Halcyon Meridian Triad Glade Ember Lagoon Contour'.split(' ');
const MORE = 'Court Harbor Meadow Lantern Willow Summit Ripple Garden Thistle Cinder Maple Quarry Tide'.split(
  ' ',
);
const STONES = 'Diamond Emerald Sapphire Ruby Pearl Opal Garnet Topaz Morganite Tourmaline Onyx'.split(' ');
const KINDS = 'Ring Band Hoops Studs Pendant Necklace Bracelet Bangle Signet'.split(' ');
const TAGS = 'wedding anniversary lab-grown plain unisex gift eternity stacking vintage minimal bold'.split(
  ' ',
);

/** A piece such as shops have, with what a search is for: no two have the same title. */
function piece(number: number): PublishedProduct {
  const mixed = (number * 7919) % 100_003;
  const stone = pick(STONES, 2 * Math.floor(number / (NAMES.length * MORE.length)) + (mixed % 2));
  const metals = pick(
    [['Yellow gold', 'White gold'], ['Sterling silver'], ['Rose gold', 'Platinum']],
    mixed >> 2,
  );
  const title = `${pick(NAMES, number)} ${pick(MORE, Math.floor(number / NAMES.length))} ${stone} ${pick(KINDS, mixed >> 3)}`;
  return {
    id: `piece-${number}`,
    title,
    slug: title.toLowerCase().replaceAll(' ', '-'),
    description: '',
    categorySlug: pick(['rings', 'earrings', 'engagement-rings', 'necklaces', 'bracelets'], mixed >> 3),
    collectionSlugs: number % 3 === 0 ? ['for-every-day'] : [],
    vendor: 'Atelier',
    tags: [stone.toLowerCase(), pick(TAGS, mixed >> 1), pick(TAGS, mixed >> 4), pick(TAGS, mixed >> 6)],
    options: [
      { name: 'Metal', values: metals },
      { name: 'Ring size', values: ['5', '6', '7'] },
    ],
    variants: metals.map((metal, index) => ({
      id: `${number}-${index}`,
      sku: '',
      optionValues: [metal, '6'],
      price: 12_000 + (mixed % 900) * 500 + index * 5_000,
      compareAtPrice: null,
      weightGrams: null,
      barcode: '',
    })),
    images: [],
    seo: { title: '', description: '' },
    stock: Object.fromEntries(
      metals.map((_, index) => [`${number}-${index}`, number % 9 ? 'in_stock' : 'sold_out']),
    ),
  };
}

describe('shards of the search', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const stored = rows.map((each) => ({ ...each, slugFollowsTitle: slugify(each.title) === each.slug }));
        const sent = JSON.parse(JSON.stringify(encodeShard('x', stored)));
        expect(decodeShard(sent)).toEqual(rows);
      }),
    );
  });

  it('take at most 20 KB, compressed, for a thousand pieces', () => {
    const rows = Array.from({ length: 1_000 }, (_, number) => searchRow(piece(number)));
    expect(new Set(rows.map(({ title }) => title)).size).toBe(1_000);
    const halves = [rows.slice(0, 500), rows.slice(500)];
    const bytes = halves.map((half) => gzipSync(JSON.stringify(encodeShard('12345678', half))).byteLength);
    process.stdout.write(`search shards of 1,000 pieces: ${bytes[0]! + bytes[1]!} bytes gzip\n`);
    expect(bytes[0]! + bytes[1]!).toBeLessThanOrEqual(20_000);
  });

  it('name the smallest picture that is wide enough', () => {
    const image = { key: 'media/ab12', width: 960, height: 1200, alt: '' };
    expect(searchPicture({ ...image, widths: [160, 320, 960] })).toBe('ab12-320');
    expect(searchPicture({ ...image, widths: [160] })).toBe('ab12-160');
    expect(searchPicture(undefined)).toBe('');
  });
});

describe('what the search knows of a piece', () => {
  it('is found by its category, metals, collections and tags, not by sizes', () => {
    const { terms, ...rest } = searchRow(piece(9));
    expect(terms).toEqual(expect.arrayContaining(['for every day', 'Atelier']));
    expect(terms).not.toContain('6');
    expect(rest).toMatchObject({ soldOut: true });
  });
});
