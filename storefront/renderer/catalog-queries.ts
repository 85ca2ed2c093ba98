import type { Category } from '@lapidary/shared/catalog/category';
import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { categoryPath, homePath, productPath } from '@lapidary/shared/page-paths';
import type { CategoryEntry, NavigationEntry, ProductCard } from '../src/lib/catalog.ts';
import { categoryList, EVERYTHING, NEIGHBOURS, PIECES_PER_PAGE } from './catalog-inputs.ts';
import type { Ask, Query } from './query-engine/query-engine.ts';

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

const productOf = (ask: Ask, id: string) => ask('document', id) as PublishedProduct | null;
const idOf = (ask: Ask, slug: string) => ask('productId', slug) as string | null;
const cardsOf = (ask: Ask, ids: unknown) => (ids as string[]).map((id) => ask('card', id) as ProductCard);
const categoriesOf = (ask: Ask) => ask('categoryList') as Category[];

/**
 * The questions that pages may ask, in the order in which they build on each other. An answer holds no more than pages
 * print of it: a change beyond that is cut off here, and no page is rendered for it.
 */
export const CATALOG_QUERIES = {
  card: (ask, id) => {
    const product = productOf(ask, id);
    if (!product) throw new Error(`there is no product ${id}`);
    return productCard(product);
  },
  /** The list that a product's page goes through for related pieces. */
  listOf: (ask, id) => {
    const slug = productOf(ask, id)?.categorySlug;
    return slug ? categoryList(slug) : null;
  },
  pieces: (ask, slug) => Number(ask('count', categoryList(slug))),
  isShown: (ask, slug) => Number(ask('pieces', slug)) > 0,
  pageCount: (ask, slug) => Math.ceil(Number(ask('pieces', slug)) / PIECES_PER_PAGE),
  navigation: (ask) =>
    categoriesOf(ask)
      .filter(({ slug }) => ask('isShown', slug))
      .map(({ slug, title }): NavigationEntry => ({ slug, title })),
  category: (ask, slug) => {
    const category = categoriesOf(ask).find((candidate) => candidate.slug === slug);
    return category && ask('isShown', slug)
      ? ({ ...category, pages: Number(ask('pageCount', slug)) } satisfies CategoryEntry)
      : null;
  },
  categoryPage: (ask, slug, page) => cardsOf(ask, ask('slice', categoryList(slug), page - 1)),
  product: (ask, slug) => {
    const id = idOf(ask, slug);
    return id === null ? null : productOf(ask, id);
  },
  related: (ask, slug) => {
    const id = idOf(ask, slug);
    const list = id === null ? null : (ask('listOf', id) as string | null);
    return list === null ? [] : cardsOf(ask, ask('following', `${list} ${id}`, NEIGHBOURS));
  },
  featured: (ask) => cardsOf(ask, ask('last', EVERYTHING)),
  sitemap: (ask) => [
    homePath(),
    ...(ask('navigation') as NavigationEntry[]).flatMap(({ slug }) =>
      Array.from({ length: Number(ask('pageCount', slug)) }, (_, index) => categoryPath(slug, index + 1)),
    ),
    ...(ask('slugs') as string[]).map(productPath),
  ],
} satisfies Record<string, Query>;
