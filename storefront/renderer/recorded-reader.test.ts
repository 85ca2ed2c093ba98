import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordedCatalogReader } from './recorded-reader.ts';
import { CatalogSnapshot } from './snapshot.ts';

const CATEGORIES = ['rings', 'earrings', 'bracelets'];
/** How many edit sequences: a quick run by default, more when asked for. */
const SEQUENCES = Number(process.env.QUERY_ENGINE_SEQUENCES ?? 500);

function product(
  number: number,
  fields: { category: string | null; price: number; title: string },
): PublishedProduct {
  return {
    id: `product-${String(number).padStart(3, '0')}`,
    title: fields.title,
    slug: `piece-${number}`,
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

function emptyReader(): RecordedCatalogReader {
  const reader = new RecordedCatalogReader(new CatalogSnapshot(':memory:'));
  reader.putShop(STORE, categories(CATEGORIES));
  return reader;
}

const STORE = { name: 'Test', currency: 'USD', locale: 'en', url: 'http://localhost' };

const categories = (titles: readonly string[]) =>
  CATEGORIES.map((slug, position) => ({ slug, title: titles[position]!, description: '', position }));

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

const pathsOf = (reader: RecordedCatalogReader): string[] => ['/', '/sitemap.xml', ...reader.paths()];

/** Renders what has to be rendered, as the publisher does, and returns those paths. */
async function follow(reader: RecordedCatalogReader, site: Map<string, string>): Promise<string[]> {
  const changed = new Set(reader.changedPages());
  const present = pathsOf(reader);
  for (const path of site.keys()) {
    if (present.includes(path)) continue;
    reader.forgetPage(path);
    site.delete(path);
  }
  const rendered = reader.renderedPages();
  const dirty = present.filter((path) => changed.has(path) || !rendered.has(path));
  for (const path of dirty) site.set(path, await reader.record(path, async () => show(path, reader)));
  return dirty;
}

const edit = fc.record({
  number: fc.nat({ max: 60 }),
  change: fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 3,
      arbitrary: fc.record({
        category: fc.constantFrom(...CATEGORIES, null),
        price: fc.nat({ max: 3 }),
        title: fc.constantFrom('One', 'Two'),
      }),
    },
  ),
});

type Edit = { number: number; change: Parameters<typeof product>[1] | null };

function apply(reader: RecordedCatalogReader, edits: readonly Edit[]): void {
  for (const { number, change } of edits) {
    if (change) reader.putProduct(product(number, change), 'r');
    else reader.removeProduct(product(number, { category: null, price: 0, title: '' }).id);
  }
}

describe('RecordedCatalogReader', () => {
  it('after any edits leads to the site that is rendered from scratch', async () => {
    const rounds = fc.array(fc.array(edit, { maxLength: 5 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 60 }), rounds, async (first, later) => {
        const reader = emptyReader();
        const site = new Map<string, string>();
        const all: Edit[] = [];
        for (const edits of [first, ...later]) {
          apply(reader, edits);
          all.push(...edits);
          const before = new Map(site);
          const rendered = await follow(reader, site);
          const scratch = emptyReader();
          apply(scratch, all);
          const expected = new Map(pathsOf(scratch).map((path) => [path, show(path, scratch)]));
          expect(Object.fromEntries(site)).toEqual(Object.fromEntries(expected));
          // These pages print all that they ask, so each rendered one is another one.
          for (const path of rendered) expect(site.get(path)).not.toBe(before.get(path));
        }
      }),
      { numRuns: SEQUENCES / 10 },
    );
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
    expect(reader.changedPages()).toEqual([]);
    reader.putProduct({ ...product(1, shown), title: 'Every card shows this' }, 'r');
    expect(reader.changedPages()).toEqual(['/rings/']);
  });
});
