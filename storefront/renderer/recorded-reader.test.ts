import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordedCatalogReader } from './recorded-reader.ts';
import { CatalogSnapshot } from './snapshot.ts';

const CATEGORIES = ['rings', 'earrings', 'bracelets'];
/** How many edit sequences: a quick run by default, more when asked for. */
const SEQUENCES = Number(process.env.QUERY_ENGINE_SEQUENCES ?? 500);
const TIMEOUT_MS = Math.max(60_000, SEQUENCES * 100);

interface Fields {
  category: string | null;
  price: number;
  title: string;
  /** Two products may claim one address for a moment; without it each has its own. */
  slug?: string;
}

function product(number: number, fields: Fields): PublishedProduct {
  return {
    id: `product-${String(number).padStart(3, '0')}`,
    title: fields.title,
    slug: fields.slug ?? `piece-${number}`,
    description: '',
    categorySlug: fields.category,
    vendor: '',
    tags: [],
    options: [],
    variants: [
      {
        id: `variant-${number}`,
        sku: '',
        optionValues: [],
        price: fields.price,
        compareAtPrice: null,
        weightGrams: null,
        barcode: '',
      },
    ],
    images: [],
    seo: { title: '', description: '' },
    stock: { [`variant-${number}`]: 'in_stock' },
  };
}

const FIXED = ['/', '/sitemap.xml'];

function emptyReader(snapshot = new CatalogSnapshot(':memory:')): RecordedCatalogReader {
  const reader = new RecordedCatalogReader(snapshot);
  reader.setFixedPaths(FIXED);
  reader.putShop(STORE, categories(CATEGORIES));
  return reader;
}

const STORE = { name: 'Test', currency: 'USD', locale: 'en', url: 'http://localhost' };

/** The categories with these titles; one without a title is not there. */
const categories = (titles: readonly (string | null)[]) =>
  CATEGORIES.flatMap((slug, position) => {
    const title = titles[position] ?? null;
    return title === null ? [] : [{ slug, title, description: '', position }];
  });

/** Stands for the templates: what each kind of page shows. */
function show(path: string, reader: RecordedCatalogReader): string {
  const [, kind, slug, page] = path.split('/');
  const shown = (): unknown => {
    if (path === '/') {
      const tiles = reader.navigation().map((entry) => [entry.title, reader.pieces(entry.slug)]);
      return [reader.featured(), tiles];
    }
    if (path === '/sitemap.xml') return reader.sitemap();
    if (kind === 'products') return [reader.product(slug!), reader.related(slug!)];
    const number = Number(page ?? 1);
    return [reader.category(kind!), number === 1 && reader.pieces(kind!), reader.categoryPage(kind!, number)];
  };
  return JSON.stringify([reader.store().name, reader.navigation(), shown()]);
}

class RunFailed extends Error {}

/**
 * Renders what has to be rendered, as the publisher does, and returns those paths.
 * @param failsAfter pages after which rendering fails.
 */
async function follow(
  reader: RecordedCatalogReader,
  site: Map<string, string>,
  failsAfter = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const { changed, added, gone, total } = reader.plan();
  for (const path of gone) expect(site.delete(path) ? path : `${path} was no page`).toBe(path);
  for (const path of added) expect(site.has(path) ? `${path} was a page` : path).toBe(path);
  const dirty = [...added, ...changed];
  for (const [index, path] of dirty.entries()) {
    if (index >= failsAfter) throw new RunFailed();
    site.set(path, await reader.record(path, async () => show(path, reader)));
  }
  expect(site.size).toBe(total);
  return dirty;
}

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
          title: fc.constantFrom('One', 'Two'),
          slug: fc.constantFrom('piece-1', 'piece-2', 'moving'),
        },
        { requiredKeys: ['category', 'price', 'title'] },
      ),
    },
  ),
});

/** What one publish takes in. */
const round = fc.record({
  edits: fc.array(edit, { maxLength: 5 }),
  titles: fc.option(fc.tuple(...CATEGORIES.map(() => fc.constantFrom('Rings', 'Earrings', null))), {
    nil: null,
    freq: 4,
  }),
  /** Pages after which a first attempt fails. */
  failsAfter: fc.option(fc.nat({ max: 4 }), { nil: null }),
  restarts: fc.boolean(),
});

type Edit = { number: number; change: Fields | null };

function apply(reader: RecordedCatalogReader, edits: readonly Edit[]): void {
  for (const { number, change } of edits) {
    if (change) reader.putProduct(product(number, change), 'r');
    else reader.removeProduct(product(number, { category: null, price: 0, title: '' }).id);
  }
}

describe('RecordedCatalogReader', () => {
  it(
    'after any edits leads to the site that is rendered from scratch, and records no more',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(edit, { maxLength: 60 }),
          fc.array(round, { minLength: 1, maxLength: 5 }),
          async (first, later) => {
            const snapshot = new CatalogSnapshot(':memory:');
            let reader = emptyReader(snapshot);
            const site = new Map<string, string>();
            const all: Edit[] = [];
            let titles: readonly (string | null)[] = CATEGORIES;
            const rounds = [{ edits: first, titles: null, failsAfter: null, restarts: false }, ...later];
            for (const { edits, titles: retitled, failsAfter, restarts } of rounds) {
              // A fresh process finds all it needs in the snapshot.
              if (restarts) reader = emptyReader(snapshot);
              titles = retitled ?? titles;
              const takeIn = (into: RecordedCatalogReader, some: readonly Edit[]) => {
                into.putShop(STORE, categories(titles));
                apply(into, some);
              };
              if (failsAfter !== null) {
                snapshot.begin();
                takeIn(reader, edits);
                const run = follow(reader, new Map(site), failsAfter);
                await run.catch((error) => expect(error).toBeInstanceOf(RunFailed));
                snapshot.rollback();
                reader.reset();
              }
              takeIn(reader, edits);
              all.push(...edits);
              const before = new Map(site);
              const rendered = await follow(reader, site);

              const scratchSnapshot = new CatalogSnapshot(':memory:');
              const scratch = emptyReader(scratchSnapshot);
              takeIn(scratch, all);
              const expected = new Map<string, string>();
              await follow(scratch, expected);
              expect(Object.fromEntries(site)).toEqual(Object.fromEntries(expected));
              expect(snapshot.graph.size()).toEqual(scratchSnapshot.graph.size());
              expect(reader.paths().sort()).toEqual([...site.keys()].sort());
              // These pages print all that they ask, so each rendered one is another one.
              for (const path of rendered) expect(site.get(path)).not.toBe(before.get(path));
            }
          },
        ),
        { numRuns: SEQUENCES },
      );
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
    expect(added.sort()).toEqual(['/', '/products/piece-1/', '/rings/', '/sitemap.xml']);
    expect({ changed, gone, total }).toEqual({ changed: [], gone: [], total: 4 });
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

  it('follows the shop’s name and its categories', async () => {
    const reader = emptyReader();
    apply(reader, [{ number: 1, change: { category: 'rings', price: 1, title: 'One' } }]);
    const site = new Map<string, string>();
    await follow(reader, site);
    reader.putShop({ ...STORE, name: 'Other' }, categories(CATEGORIES));
    expect(await follow(reader, site)).toHaveLength(site.size);
    reader.putShop({ ...STORE, name: 'Other' }, categories(CATEGORIES));
    expect(await follow(reader, site)).toEqual([]);
    reader.putShop({ ...STORE, name: 'Other' }, categories(['Bands', 'earrings', 'bracelets']));
    expect(await follow(reader, site)).toHaveLength(site.size);
  });

  it('asks nothing twice for a change that no page shows', async () => {
    const reader = emptyReader();
    const shown = { category: 'rings', price: 1, title: 'One' };
    apply(reader, [{ number: 1, change: shown }]);
    const show = async () => reader.categoryPage('rings', 1);
    await reader.record('/rings/', show);
    reader.putProduct({ ...product(1, shown), description: 'No card shows this.' }, 'r');
    expect(reader.plan().changed).toEqual([]);
    reader.putProduct({ ...product(1, shown), title: 'Every card shows this' }, 'r');
    expect(reader.plan().changed).toEqual(['/rings/']);
  });
});
