import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { Store } from '@lapidary/shared/catalog/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STORE_PARTS } from './catalog-queries.ts';
import type { RecordedCatalogReader } from './recorded-reader.ts';
import { CatalogSnapshot } from './snapshot.ts';
import {
  apply,
  CATEGORIES,
  COLLECTIONS,
  type DatedEdit,
  emptyReader,
  FIXED,
  follow,
  listings,
  openReader,
  product,
  RunFailed,
  STORE,
} from './testing/recorded-site.ts';

/** How many edit sequences: a quick run by default, more when asked for. */
const SEQUENCES = Number(process.env.QUERY_ENGINE_SEQUENCES ?? 500);
const TIMEOUT_MS = Math.max(180_000, SEQUENCES * 100);

const edit = fc.record({
  number: fc.nat({ max: 60 }),
  change: fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 3,
      arbitrary: fc.record(
        {
          category: fc.constantFrom(...CATEGORIES, null),
          price: fc.nat({ max: 3 }),
          title: fc.constantFrom('One', 'Two', 'Émeraude 9', 'emeraude 10'),
          collections: fc.subarray(COLLECTIONS),
          tags: fc.subarray(['silver', 'platinum', 'opal', 'onyx', 'other']),
          slug: fc.constantFrom('piece-1', 'piece-2', 'moving'),
        },
        { requiredKeys: ['category', 'price', 'title', 'collections'] },
      ),
    },
  ),
});

const titles = (slugs: readonly string[]) =>
  fc.option(fc.tuple(...slugs.map(() => fc.constantFrom('One', 'Two', null))), { nil: null, freq: 4 });

/** What one publish takes in. */
const round = fc.record({
  edits: fc.array(edit, { maxLength: 5 }),
  /** Of categories and collections; null for those of before. */
  categories: titles(CATEGORIES),
  collections: titles(COLLECTIONS),
  /** Pages after which a first attempt fails. */
  failsAfter: fc.option(fc.nat({ max: 4 }), { nil: null }),
  restarts: fc.boolean(),
});

describe('RecordedCatalogReader', () => {
  it(
    'after any edits leads to the site that is rendered from scratch, and records no more',
    async () => {
      const sequences = fc.tuple(
        fc.array(edit, { maxLength: 60 }),
        fc.array(round, { minLength: 1, maxLength: 5 }),
      );
      const property = fc.asyncProperty(sequences, async ([first, later]) => {
        const snapshot = new CatalogSnapshot(':memory:');
        let reader = openReader(snapshot);
        const site = new Map<string, string>();
        const all: DatedEdit[] = [];
        let categories: readonly (string | null)[] = CATEGORIES;
        let collections: readonly (string | null)[] = COLLECTIONS;
        const start = {
          edits: first,
          categories: null,
          collections: null,
          failsAfter: null,
          restarts: false,
        };
        for (const [at, { edits, failsAfter, restarts, ...retitled }] of [start, ...later].entries()) {
          // A fresh process finds all it needs in the snapshot.
          if (restarts) reader = openReader(snapshot);
          categories = retitled.categories ?? categories;
          collections = retitled.collections ?? collections;
          const dated = edits.map((each) => ({ ...each, at }));
          const takeIn = (into: RecordedCatalogReader, some: readonly DatedEdit[]) => {
            into.putShop(STORE, listings(CATEGORIES, categories), listings(COLLECTIONS, collections));
            apply(into, some);
          };
          if (failsAfter !== null) {
            snapshot.begin();
            takeIn(reader, dated);
            const run = follow(reader, new Map(site), failsAfter);
            await run.catch((error) => expect(error).toBeInstanceOf(RunFailed));
            snapshot.rollback();
            reader.reset();
          }
          takeIn(reader, dated);
          all.push(...dated);
          const before = new Map(site);
          const rendered = await follow(reader, site);

          // These pages print all that they ask, so each rendered one is another one.
          for (const path of rendered) expect(site.get(path)).not.toBe(before.get(path));
        }
        const scratchSnapshot = new CatalogSnapshot(':memory:');
        const scratch = openReader(scratchSnapshot);
        scratch.putShop(STORE, listings(CATEGORIES, categories), listings(COLLECTIONS, collections));
        apply(scratch, all);
        const expected = new Map<string, string>();
        await follow(scratch, expected);
        expect(Object.fromEntries(site)).toEqual(Object.fromEntries(expected));
        expect(snapshot.graph.size()).toEqual(scratchSnapshot.graph.size());
        expect(reader.paths().sort()).toEqual([...site.keys()].sort());
      });
      await fc.assert(property, { numRuns: SEQUENCES });
    },
    TIMEOUT_MS,
  );

  it('plans every page again when all are forgotten', async () => {
    const reader = emptyReader();
    apply(reader, [{ number: 1, change: { category: 'rings', price: 1, title: 'One' } }]);
    const site = new Map<string, string>();
    await follow(reader, site);
    reader.forgetAllPages();
    const { added, changed, gone, total } = reader.plan();
    const parts = ['/sitemap-0.xml', '/search/0.json', '/search/pictures/0.json'];
    const pages = ['/products/piece-1/', '/rings/', ...parts, ...FIXED];
    expect(added.sort()).toEqual(pages.sort());
    expect({ changed, gone, total }).toEqual({ changed: [], gone: [], total: pages.length });
  });

  it('tells the routes of the pages that it is narrowed to, and of all', () => {
    const reader = emptyReader();
    const ring = { category: 'rings', price: 1, title: 'One' };
    apply(
      reader,
      Array.from({ length: 25 }, (_, number) => ({ number, change: ring })),
    );
    expect(reader.pages('category')).toEqual([
      { category: 'rings', page: undefined },
      { category: 'rings', page: '2' },
    ]);
    expect(reader.pages('product')).toHaveLength(25);
    reader.narrow(new Set(['/', '/checkout/', '/rings/page/2/', '/products/piece-3/']));
    expect(reader.pages('category')).toEqual([{ category: 'rings', page: '2' }]);
    expect(reader.pages('product')).toEqual([{ slug: 'piece-3' }]);
  });

  it('moves a product between the pages of a collection when its title changes, and renders no other page of it', async () => {
    const reader = emptyReader();
    const gifts = [{ slug: 'gifts', title: 'Gifts', description: '', position: 0 }];
    reader.putShop(STORE, listings(CATEGORIES, CATEGORIES), gifts);
    const piece = (number: number, title = `Piece ${number}`) => ({
      number,
      change: { category: null, price: 1, title, collections: ['gifts'] },
    });
    apply(
      reader,
      Array.from({ length: 72 }, (_, number) => piece(number)),
    );
    const site = new Map<string, string>();
    await follow(reader, site);
    const titles = (page: number) => reader.collectionPage('gifts', page).map(({ title }) => title);
    expect(titles(2)).toContain('Piece 30');
    expect(titles(3)).toEqual(Array.from({ length: 24 }, (_, index) => `Piece ${48 + index}`));

    apply(reader, [piece(30, 'Piece 55 b')]);
    const rendered = await follow(reader, site);
    expect(rendered.sort()).toEqual([
      '/collections/gifts/page/2/',
      '/collections/gifts/page/3/',
      '/feeds/google.xml',
      '/products/piece-30/',
      '/search/0.json',
    ]);
    expect(titles(3)).toContain('Piece 55 b');
    expect(titles(2)).toContain('Piece 48');
  });

  it('touches one sitemap when one product is published again', async () => {
    const reader = emptyReader();
    const ring = { category: 'rings', price: 1, title: 'One' };
    const edits = Array.from({ length: 1_200 }, (_, number) => ({ number, change: ring }));
    apply(reader, edits);
    const site = new Map<string, string>();
    await follow(reader, site);
    const shards = [...site.keys()].filter((path) => /^\/sitemap-\d/.test(path));
    expect(shards).toHaveLength(4);
    const listed = shards.flatMap((path) => [...site.get(path)!.matchAll(/piece-\d+/g)].map(String));
    expect(listed.sort()).toEqual(edits.map(({ number }) => `piece-${number}`).sort());

    apply(reader, [{ ...edits[700]!, at: 1 }]);
    const rendered = await follow(reader, site);
    expect(rendered).toHaveLength(1);
    expect(shards).toContain(rendered[0]);
  });

  it('renders a new price where it is printed: the page, the cards, one part of the search, one of the feed', async () => {
    const reader = emptyReader();
    const ring = { category: 'rings', price: 3, title: 'One' };
    apply(
      reader,
      Array.from({ length: 1_200 }, (_, number) => ({ number, change: ring })),
    );
    const site = new Map<string, string>();
    await follow(reader, site);
    const parts = (pattern: RegExp) => [...site.keys()].filter((path) => pattern.test(path)).length;
    expect([/^\/search\/\d+\.json$/, /^\/search\/pictures\//, /^\/feeds\//].map(parts)).toEqual([4, 4, 4]);

    apply(reader, [{ number: 700, change: { ...ring, price: 4 } }]);
    const rendered = (await follow(reader, site)).sort();
    expect(rendered).toEqual([
      expect.stringMatching(/^\/feeds\/google(-\d)?\.xml$/),
      // Its own page, and those that show its card as a related one.
      ...[696, 697, 698, 699, 700].map((number) => `/products/piece-${number}/`),
      expect.stringMatching(/^\/rings\/page\/\d+\/$/),
      expect.stringMatching(/^\/search\/\d\.json$/),
    ]);
  });

  it('keeps a page for each metal and stone, and for each span of prices', async () => {
    const reader = emptyReader();
    const ring = { category: 'rings', price: 20_000, title: 'One', tags: ['Rose Gold', 'Opal'] };
    const site = new Map<string, string>();
    const pages = (rendered: string[]) =>
      rendered.filter((path) => /^\/(rings\/|gifts\/|$)/.test(path)).sort();
    apply(reader, [{ number: 1, change: ring }]);
    // With one metal, one stone and one span there is nothing to choose.
    expect(pages(await follow(reader, site))).toEqual(['/', '/rings/']);

    apply(reader, [{ number: 2, change: { ...ring, tags: ['silver', 'opal'], price: 60_000 } }]);
    const gifts = ['/gifts/200-500/', '/gifts/500-1000/'];
    const metals = ['/rings/metal/rose-gold/', '/rings/metal/silver/'];
    expect(pages(await follow(reader, site))).toEqual(['/', ...gifts, '/rings/', ...metals]);
    expect(reader.filterPage('rings', 'metal', 'silver', 1).map(({ slug }) => slug)).toEqual(['piece-2']);
    expect(reader.filterValues('rings').map(({ title }) => title)).toEqual(['Rose gold', 'Silver']);

    // Within its span, a price is printed where its card is.
    apply(reader, [{ number: 2, change: { ...ring, tags: ['silver', 'opal'], price: 70_000 } }]);
    expect(pages(await follow(reader, site))).toEqual([
      '/',
      '/gifts/500-1000/',
      '/rings/',
      '/rings/metal/silver/',
    ]);

    apply(reader, [{ number: 2, change: null }]);
    expect(pages(await follow(reader, site))).toEqual(['/', '/rings/']);
    expect([...site.keys()].filter((path) => /metal|gifts/.test(path))).toEqual([]);
  });

  it('shows a piece on the page of a metal by the pictures that show it so, and follows them', async () => {
    const reader = emptyReader();
    const plain = product(1, { category: 'rings', price: 1, title: 'One' });
    const picture = (name: string, alt: string) => ({ ...plain.images[0]!, key: `media/${name}`, alt });
    const alts = ['Ring in yellow gold', 'Ring on a hand', 'Ring in rose gold', 'Rose gold, close'];
    const ring = (descriptions: string[]): PublishedProduct => ({
      ...plain,
      options: [{ name: 'Metal', values: ['Yellow gold', 'Rose gold', 'Silver'] }],
      variants: ['Yellow gold', 'Rose gold', 'Silver'].map((metal, index) => ({
        ...plain.variants[0]!,
        id: `variant-${index}`,
        optionValues: [metal],
      })),
      images: descriptions.map((alt, index) => picture(`picture-${index}`, alt)),
    });
    reader.putProduct(ring(alts), 'r', 0);
    const site = new Map<string, string>();
    await follow(reader, site);
    const shown = (metal: string) =>
      reader.filterPage('rings', 'metal', metal, 1).map(({ image, hoverImage }) => [image, hoverImage]);
    const [yellow, worn, rose, close] = ring(alts).images;
    expect(shown('rose-gold')).toEqual([[rose, close]]);
    // Another picture may show it in another metal.
    expect(shown('yellow-gold')).toEqual([[yellow, null]]);
    expect(shown('silver')).toEqual([[yellow, worn]]);
    expect(reader.categoryPage('rings', 1)).toMatchObject([{ image: yellow, hoverImage: worn }]);

    const redescribed = ring(alts.with(2, 'Close view of the ring'));
    reader.putProduct(redescribed, 'r', 0);
    expect((await follow(reader, site)).sort()).toEqual(['/products/piece-1/', '/rings/metal/rose-gold/']);
    expect(shown('rose-gold')).toEqual([[close, null]]);
  });

  it('follows the shop’s name and its categories', async () => {
    const reader = emptyReader();
    apply(reader, [{ number: 1, change: { category: 'rings', price: 1, title: 'One' } }]);
    const site = new Map<string, string>();
    await follow(reader, site);
    reader.putShop({ ...STORE, name: 'Other' }, listings(CATEGORIES, CATEGORIES), []);
    expect(await follow(reader, site)).toHaveLength(site.size);
    reader.putShop({ ...STORE, name: 'Other' }, listings(CATEGORIES, CATEGORIES), []);
    expect(await follow(reader, site)).toEqual([]);
    reader.putShop({ ...STORE, name: 'Other' }, listings(CATEGORIES, ['Bands', 'earrings', 'bracelets']), []);
    expect(await follow(reader, site)).toHaveLength(site.size);
  });

  it('of what is said of the shop, follows what a page prints, and no more', async () => {
    const reader = emptyReader();
    await reader.record('/', async () => [reader.store().name, reader.store().announcement]);
    await reader.record('/sitemap.xml', async () => reader.store().url);
    reader.plan();
    const announcement = { text: 'Sale', link: null };
    reader.putShop({ ...STORE, announcement }, listings(CATEGORIES, CATEGORIES), []);
    expect(reader.plan().changed).toEqual(['/']);
    expect(reader.store().announcement).toEqual(announcement);
    reader.putShop({ ...STORE, announcement, currency: 'EUR' }, listings(CATEGORIES, CATEGORIES), []);
    expect(reader.plan().changed).toEqual([]);
    expect({ ...reader.store() }).toMatchObject({ ...STORE, currency: 'EUR', contact: undefined });
    expect(Object.values(STORE_PARTS).flat().toSorted()).toEqual(Object.keys(Store.shape).toSorted());
  });

  it('asks nothing twice for a change that no page shows', async () => {
    const reader = emptyReader();
    const shown = { category: 'rings', price: 1, title: 'One' };
    apply(reader, [{ number: 1, change: shown }]);
    const show = async () => reader.categoryPage('rings', 1);
    await reader.record('/rings/', show);
    reader.putProduct({ ...product(1, shown), description: 'No card shows this.' }, 'r', 0);
    expect(reader.plan().changed).toEqual([]);
    reader.putProduct({ ...product(1, shown), title: 'Every card shows this' }, 'r', 0);
    expect(reader.plan().changed).toEqual(['/rings/']);
  });
});
