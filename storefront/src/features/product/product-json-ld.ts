import type { DeliveryTerm } from '@lapidary/shared/catalog/delivery-term';
import {
  type PublishedProduct,
  type StockState,
  type Variant,
  variantTitle,
} from '@lapidary/shared/catalog/product';
import type { Store } from '@lapidary/shared/catalog/store';
import { decimalAmount } from '@lapidary/shared/money';
import { imagePath, productPath } from '@lapidary/shared/page-paths';
import { deliveryDetails } from '../found/delivery-details.ts';
import { isGtin } from '../found/gtin.ts';
import { optionKind } from '../found/option-kind.ts';
import { returnPolicy } from '../found/return-policy.ts';
import { socialImageOf } from '../found/social-image.ts';
import { descriptionText } from './description-html.ts';
import { stockOf } from './variant-grid.ts';

const AVAILABILITY: Record<StockState, string> = {
  in_stock: 'https://schema.org/InStock',
  low: 'https://schema.org/LimitedAvailability',
  sold_out: 'https://schema.org/OutOfStock',
};

/** Whose offer it is, and how it is delivered. */
interface Shop {
  store: Store;
  delivery: readonly DeliveryTerm[];
  /** The twin of a path in the page's language. */
  local: (path: string) => string;
}

/** Address of a variant's choice on the product's page. */
function variantUrl(product: PublishedProduct, { sku, id }: Variant, { store, local }: Shop): string {
  const url = new URL(store.url + local(productPath(product.slug)));
  if (product.variants.length > 1) url.searchParams.set('variant', sku || id);
  return url.href;
}

function offer(product: PublishedProduct, variant: Variant, shop: Shop): object {
  const { store, delivery, local } = shop;
  return {
    '@type': 'Offer',
    url: variantUrl(product, variant, shop),
    price: decimalAmount({ amount: variant.price, currency: store.currency }),
    priceCurrency: store.currency,
    availability: AVAILABILITY[stockOf(product, variant)],
    itemCondition: 'https://schema.org/NewCondition',
    seller: { '@type': 'Organization', name: store.name },
    hasMerchantReturnPolicy: returnPolicy(store.url, local),
    ...(delivery.length > 0 && {
      shippingDetails: delivery.map((term) => deliveryDetails(term, variant.price, store.currency)),
    }),
  };
}

/** What a variant's option values say, by schema.org's names where it has one. */
function choices({ options }: PublishedProduct, { optionValues }: Variant): object {
  const known: Record<string, string> = {};
  const others: object[] = [];
  for (const [index, value] of optionValues.entries()) {
    const { name } = options[index]!;
    const kind = optionKind(name);
    if (kind && !(kind in known)) known[kind] = value;
    else others.push({ '@type': 'PropertyValue', name, value });
  }
  return { ...known, ...(others.length > 0 && { additionalProperty: others }) };
}

const identity = ({ sku, barcode }: Variant): object => ({
  ...(sku && { sku }),
  ...(isGtin(barcode) && { gtin: barcode }),
});

/**
 * The product for search engines: a schema.org ProductGroup with a Product and its Offer for each variant, or one Product
 * where there is nothing to choose. Empty facts are left out.
 * @param local the twin of a path in the page's language.
 */
export function productJsonLd(
  product: PublishedProduct,
  store: Store,
  delivery: readonly DeliveryTerm[] = [],
  local = (path: string) => path,
): object {
  const shop = { store, delivery, local };
  const url = store.url + local(productPath(product.slug));
  const description = descriptionText(product.description, 5000);
  const pictures = product.images.map(({ key, widths }) => imagePath(key, widths.at(-1)!));
  // Search engines choose among proportions: the first picture is there in wide, too.
  const wide = product.images.slice(0, 1).map((first) => socialImageOf(first).path);
  const image = [...new Set([...pictures, ...wide])].map((path) => store.url + path);
  const facts = {
    '@context': 'https://schema.org',
    '@id': url,
    name: product.title,
    url,
    ...(description && { description }),
    ...(image.length > 0 && { image }),
    ...(product.vendor && { brand: { '@type': 'Brand', name: product.vendor } }),
  };
  const { variants, options } = product;
  const [only] = variants;
  if (variants.length === 1) {
    return {
      ...facts,
      '@type': 'Product',
      ...identity(only!),
      ...choices(product, only!),
      offers: offer(product, only!, shop),
    };
  }
  const kinds = new Set(options.map(({ name }) => optionKind(name)).filter((kind) => kind !== null));
  return {
    ...facts,
    '@type': 'ProductGroup',
    productGroupID: product.id,
    ...(kinds.size > 0 && { variesBy: [...kinds].map((kind) => `https://schema.org/${kind}`) }),
    hasVariant: variants.map((variant) => ({
      '@type': 'Product',
      name: [product.title, variantTitle(variant)].filter(Boolean).join(', '),
      ...(image[0] && { image: image[0] }),
      ...identity(variant),
      ...choices(product, variant),
      offers: offer(product, variant, shop),
    })),
  };
}
