import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { expect } from 'vitest';
import { routeOf } from '../catalog-pages.ts';
import { RecordedCatalogReader } from '../recorded-reader.ts';
import { CatalogSnapshot } from '../snapshot.ts';

export const CATEGORIES = ['rings', 'earrings', 'bracelets'];
export const COLLECTIONS = ['gifts', 'stones'];
interface Fields {
  category: string | null;
  price: number;
  title: string;
  /** Two products may claim one address for a moment; without it each has its own. */
  slug?: string;
  collections?: string[];
  tags?: string[];
}

export function product(number: number, fields: Fields): PublishedProduct {
  return {
    id: `product-${String(number).padStart(3, '0')}`,
    title: fields.title,
    slug: fields.slug ?? `piece-${number}`,
    description: '',
    categorySlug: fields.category,
    collectionSlugs: fields.collections ?? [],
    vendor: '',
    tags: fields.tags ?? [],
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
    images: [{ key: 'media/piece-1', widths: [320], width: 320, height: 400, alt: '' }],
    seo: { title: '', description: '' },
    stock: { [`variant-${number}`]: 'in_stock' },
  };
}

export const FIXED = [
  '/',
  '/collections/',
  '/sitemap.xml',
  '/sitemap-listings.xml',
  '/search/index.json',
  '/feeds/google.xml',
];

export function openReader(snapshot: CatalogSnapshot): RecordedCatalogReader {
  const reader = new RecordedCatalogReader(snapshot);
  reader.setFixedPaths(FIXED);
  return reader;
}

export function emptyReader(): RecordedCatalogReader {
  const reader = openReader(new CatalogSnapshot(':memory:'));
  reader.putShop(STORE, listings(CATEGORIES, CATEGORIES), []);
  return reader;
}

export const STORE = { name: 'Test', currency: 'USD', locale: 'en', url: 'http://localhost' };

/** The listings with these titles; one without a title is not there. */
export const listings = (slugs: readonly string[], titles: readonly (string | null)[]) =>
  slugs.flatMap((slug, position) => {
    const title = titles[position] ?? null;
    return title === null ? [] : [{ slug, title, description: '', position }];
  });

/** Stands for the templates: what each kind of page shows. */
function show(path: string, reader: RecordedCatalogReader): string {
  const shown = (): unknown => {
    const route = routeOf(path);
    const number = Number(route && 'page' in route.params ? (route.params.page ?? 1) : 1);
    switch (route?.kind) {
      case 'product': {
        const { slug } = route.params;
        return [reader.product(slug), reader.collectionsOf(slug), reader.related(slug)];
      }
      case 'category': {
        const { category } = route.params;
        const first = number === 1 && [reader.pieces(category), reader.filterValues(category)];
        return [reader.category(category), first, reader.categoryPage(category, number)];
      }
      case 'filter': {
        const { category, facet, value } = route.params;
        const which = [category, facet, value] as const;
        const first = number === 1 && [reader.filterPieces(...which), reader.filterValues(category)];
        const title = [reader.category(category), reader.filterTitle(...which), reader.filterPages(...which)];
        return [first, title, reader.filterPage(...which, number)];
      }
      case 'gifts': {
        const spans = reader.priceSpans();
        const { start } = spans.find(({ slug }) => slug === route.params.span)!;
        return [spans, reader.priceSpanCards(start)];
      }
      case 'collection': {
        const { collection } = route.params;
        const pieces = number === 1 && reader.collectionPieces(collection);
        return [reader.collection(collection), pieces, reader.collectionPage(collection, number)];
      }
      case 'sitemap':
        return reader.productsSitemap(Number(route.params.shard));
      case 'search': {
        const shard = Number(route.params.shard);
        return [reader.searchPieces(shard), reader.searchRows(shard)];
      }
      case 'searchPictures': {
        const shard = Number(route.params.shard);
        return [reader.searchPieces(shard), reader.searchPictures(shard)];
      }
      case 'feed':
        return reader.feedEntries(Number(route.params.shard));
      default:
        break;
    }
    if (path === '/collections/')
      return reader.collections().map((entry) => [entry, reader.collectionCover(entry.slug)]);
    if (path === '/sitemap.xml' || path === '/search/index.json') return reader.buckets();
    if (path === '/feeds/google.xml') return reader.feedEntries(0);
    if (path === '/sitemap-listings.xml') return reader.listingsSitemap();
    const tiles = reader
      .navigation()
      .map(({ title, slug }) => [title, reader.pieces(slug), reader.categoryCover(slug)]);
    return [reader.featured(), tiles, reader.priceSpans()];
  };
  return JSON.stringify([reader.store().name, reader.navigation(), reader.hasCollections(), shown()]);
}

export class RunFailed extends Error {}

/**
 * Renders what has to be rendered, as the publisher does, and returns those paths.
 * @param failsAfter pages after which rendering fails.
 */
export async function follow(
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

type Edit = { number: number; change: Fields | null };

export type DatedEdit = Edit & { at?: number };

export function apply(reader: RecordedCatalogReader, edits: readonly DatedEdit[]): void {
  for (const { number, change, at = 0 } of edits) {
    if (change) reader.putProduct(product(number, change), 'r', at);
    else reader.removeProduct(product(number, { category: null, price: 0, title: '' }).id);
  }
}
