import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import type { ProductCard } from '../src/lib/catalog.ts';

/** What a card shows of a product. */
export function productCard(product: PublishedProduct): ProductCard {
  const prices = product.variants.map(({ price }) => price);
  const fromPrice = Math.min(...prices);
  const states = product.variants.map(({ id }) => product.stock[id]);
  const soldOut = states.every((state) => state === 'sold_out');
  return {
    id: product.id,
    slug: product.slug,
    title: product.title,
    image: product.images[0] ?? null,
    hoverImage: product.images[1] ?? null,
    fromPrice,
    priceVaries: prices.some((price) => price !== fromPrice),
    compareAtPrice: product.variants.find(({ price }) => price === fromPrice)?.compareAtPrice ?? null,
    soldOut,
    low: !soldOut && states.every((state) => state === 'low' || state === 'sold_out'),
  };
}
