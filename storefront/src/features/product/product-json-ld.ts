import { type PublishedProduct, type StockState, variantTitle } from '@lapidary/shared/catalog/product';
import type { Store } from '@lapidary/shared/catalog/store';
import { decimalAmount } from '@lapidary/shared/money';
import { imagePath, productPath } from '@lapidary/shared/page-paths';
import { descriptionText } from './description-html.ts';
import { stockOf } from './variant-grid.ts';

const AVAILABILITY: Record<StockState, string> = {
  in_stock: 'https://schema.org/InStock',
  low: 'https://schema.org/LimitedAvailability',
  sold_out: 'https://schema.org/OutOfStock',
};

/** The product for search engines: schema.org Product with one Offer per variant. Empty facts are left out. */
export function productJsonLd(product: PublishedProduct, store: Store): object {
  const url = store.url + productPath(product.slug);
  const description = descriptionText(product.description, 5000);
  const images = product.images.map((image) => store.url + imagePath(image.key, image.widths.at(-1)!));
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    '@id': url,
    name: product.title,
    url,
    ...(description && { description }),
    ...(images.length > 0 && { image: images }),
    ...(product.vendor && { brand: { '@type': 'Brand', name: product.vendor } }),
    offers: product.variants.map((variant) => ({
      '@type': 'Offer',
      ...(variant.sku && { sku: variant.sku }),
      name: [product.title, variantTitle(variant)].filter(Boolean).join(', '),
      price: decimalAmount({ amount: variant.price, currency: store.currency }),
      priceCurrency: store.currency,
      availability: AVAILABILITY[stockOf(product, variant)],
      itemCondition: 'https://schema.org/NewCondition',
      url,
    })),
  };
}
