import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordedCatalogReader } from './recorded-reader.ts';
import { CatalogSnapshot } from './snapshot.ts';

const CATEGORIES = ['rings', 'earrings', 'bracelets'];

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

function emptySnapshot(): CatalogSnapshot {
  const snapshot = new CatalogSnapshot(':memory:');
  snapshot.putStore({ name: 'Test', currency: 'USD', locale: 'en', url: 'http://localhost' });
  snapshot.putCategories(
    CATEGORIES.map((slug, position) => ({ slug, title: slug, description: '', position })),
  );
  return snapshot;
}

/** Stands for every page of the shop: everything that a reader can be asked, by path. */
async function renderAll(reader: RecordedCatalogReader): Promise<Map<string, Record<string, string>>> {
  const pages = new Map<string, Record<string, string>>();
  for (const path of ['/', ...reader.paths()]) {
    const { reads } = await reader.record(async () => renderPage(path, reader));
    pages.set(path, reads);
  }
  return pages;
}

function renderPage(path: string, reader: RecordedCatalogReader): string {
  const [, kind, slug, , page] = path.split('/');
  if (path === '/') return JSON.stringify([reader.featured(), reader.categories()]);
  if (kind === 'products') return JSON.stringify([reader.product(slug!), reader.related(slug!)]);
  return JSON.stringify([reader.category(kind!), reader.categoryPage(kind!, Number(page ?? 1))]);
}

const edit = fc.record({
  number: fc.nat({ max: 60 }),
  change: fc.oneof(
    fc.constant(null),
    fc.record({
      category: fc.constantFrom(...CATEGORIES, null),
      price: fc.nat({ max: 3 }),
      title: fc.constantFrom('One', 'Two'),
    }),
  ),
});

describe('RecordedCatalogReader', () => {
  it('finds every page whose content an edit changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { maxLength: 60 }),
        fc.array(edit, { maxLength: 4 }),
        async (first, second) => {
          const snapshot = emptySnapshot();
          const reader = new RecordedCatalogReader(snapshot);
          const apply = (edits: typeof first) => {
            for (const { number, change } of edits) {
              if (change) snapshot.putProduct(product(number, change));
              else snapshot.removeProduct(`product-${String(number).padStart(3, '0')}`);
            }
            reader.refresh();
          };
          apply(first);
          const recorded = await renderAll(reader);
          const before = new Map([...recorded.keys()].map((path) => [path, renderPage(path, reader)]));
          apply(second);
          for (const [path, reads] of recorded) {
            const stale = Object.entries(reads).some(([query, hash]) => reader.hashOf(query) !== hash);
            const stillThere = path === '/' || reader.paths().includes(path);
            if (!stale && stillThere) expect(renderPage(path, reader)).toBe(before.get(path));
          }
          snapshot.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('records what is asked inside, and only that', async () => {
    const snapshot = emptySnapshot();
    snapshot.putProduct(product(1, { category: 'rings', price: 1, title: 'One' }));
    const reader = new RecordedCatalogReader(snapshot);
    reader.categories();
    const { reads, result } = await reader.record(async () => {
      await Promise.resolve();
      return reader.product('piece-1')?.title;
    });
    expect(result).toBe('One');
    expect(Object.keys(reads)).toEqual(['product["piece-1"]']);
    snapshot.close();
  });

  it('gives a query of a former version another hash, so that its pages are rendered again', () => {
    const snapshot = emptySnapshot();
    const reader = new RecordedCatalogReader(snapshot);
    expect(reader.hashOf('bestsellers[]')).toBe('');
    expect(reader.hashOf('toString[]')).toBe('');
    snapshot.close();
  });
});
