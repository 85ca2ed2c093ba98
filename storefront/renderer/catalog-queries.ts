import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { categoryPath, homePath, productPath } from '@lapidary/shared/page-paths';
import type { CategoryEntry, PageParams, ProductCard } from '../src/lib/catalog.ts';
import type { CatalogSnapshot } from './snapshot.ts';

const PIECES_PER_PAGE = 24;
const RELATED = 4;
const FEATURED = 8;

/** What a card shows of a product. */
export function productCard(product: PublishedProduct): ProductCard {
  const prices = product.variants.map(({ price }) => price);
  const fromPrice = Math.min(...prices);
  return {
    id: product.id,
    slug: product.slug,
    title: product.title,
    image: product.images[0] ?? null,
    fromPrice,
    priceVaries: prices.some((price) => price !== fromPrice),
    compareAtPrice: product.variants.find(({ price }) => price === fromPrice)?.compareAtPrice ?? null,
    soldOut: product.variants.every(({ id }) => product.stock[id] === 'sold_out'),
  };
}

function categories(snapshot: CatalogSnapshot): CategoryEntry[] {
  const counts = snapshot.productCounts();
  return snapshot
    .categories()
    .filter(({ slug }) => counts.has(slug))
    .map((category) => {
      const pieces = counts.get(category.slug)!;
      return { ...category, pieces, pages: Math.ceil(pieces / PIECES_PER_PAGE) };
    });
}

const pagesOf = (category: CategoryEntry): number[] =>
  Array.from({ length: category.pages }, (_, index) => index + 1);

/**
 * The questions that pages may ask, each a pure function of the snapshot with JSON arguments and a JSON answer. The
 * answers are what a page's recorded reads are compared by, so an answer holds no more than pages print.
 */
export const QUERIES = {
  store: (snapshot: CatalogSnapshot) => snapshot.store(),
  categories,
  category: (snapshot: CatalogSnapshot, slug: string) =>
    categories(snapshot).find((category) => category.slug === slug) ?? null,
  categoryPage: (snapshot: CatalogSnapshot, slug: string, page: number) =>
    snapshot.categoryProducts(slug, (page - 1) * PIECES_PER_PAGE, PIECES_PER_PAGE).map(productCard),
  product: (snapshot: CatalogSnapshot, slug: string) => snapshot.product(slug),
  related: (snapshot: CatalogSnapshot, slug: string) => {
    const product = snapshot.product(slug);
    if (!product?.categorySlug) return [];
    return snapshot.neighbours(product.categorySlug, product.id, RELATED).map(productCard);
  },
  featured: (snapshot: CatalogSnapshot) => snapshot.newestProducts(FEATURED).map(productCard),
  sitemap: (snapshot: CatalogSnapshot) => [
    homePath(),
    ...categories(snapshot).flatMap((category) =>
      pagesOf(category).map((page) => categoryPath(category.slug, page)),
    ),
    ...snapshot.productSlugs().map(productPath),
  ],
} as const;

export type QueryName = keyof typeof QUERIES;

/** A page that the catalog calls for. */
type CatalogPage = { path: string } & {
  [Kind in keyof PageParams]: { kind: Kind; params: PageParams[Kind] };
}[keyof PageParams];

/** Path and parameters of every page that the catalog calls for. */
export function catalogPages(snapshot: CatalogSnapshot): CatalogPage[] {
  return [
    ...categories(snapshot).flatMap((category) =>
      pagesOf(category).map((page) => ({
        kind: 'category' as const,
        path: categoryPath(category.slug, page),
        params: { category: category.slug, page: page > 1 ? String(page) : undefined },
      })),
    ),
    ...snapshot
      .productSlugs()
      .map((slug) => ({ kind: 'product' as const, path: productPath(slug), params: { slug } })),
  ];
}
