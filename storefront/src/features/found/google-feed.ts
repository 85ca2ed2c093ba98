import type { Store } from '@lapidary/shared/catalog/store';
import { decimalAmount } from '@lapidary/shared/money';
import { productPath } from '@lapidary/shared/page-paths';
import type { FeedEntry, FeedVariant } from '../../lib/catalog.ts';
import { escapeXml } from '../../lib/escape-xml.ts';
import { isGtin } from './gtin.ts';
import { optionKind } from './option-kind.ts';

/** "Apparel & Accessories > Jewelry" in Google's product taxonomy. */
const JEWELRY = '188';
/** Google's limits, in characters. */
const MAX_ID = 50;
const MAX_TITLE = 150;

const tag = (name: string, text: string): string => `<g:${name}>${escapeXml(text)}</g:${name}>`;

const tags = (name: string, texts: readonly string[]): string =>
  texts.map((text) => tag(name, text)).join('');

function price(variant: FeedVariant, { currency }: Store): string {
  const amount = (minorUnits: number) => `${decimalAmount({ amount: minorUnits, currency })} ${currency}`;
  const { price: now, compareAtPrice: before } = variant;
  return before !== null && before > now
    ? tag('price', amount(before)) + tag('sale_price', amount(now))
    : tag('price', amount(now));
}

function identifiers({ barcode, sku }: FeedVariant, brand: string): string {
  const known = isGtin(barcode) ? tag('gtin', barcode) : sku && brand ? tag('mpn', sku) : '';
  return (brand && tag('brand', brand)) + (known || tag('identifier_exists', 'no'));
}

/** Material, color and size: the first option of each kind. */
function attributes(entry: FeedEntry, variant: FeedVariant): string {
  const found = new Map<string, string>();
  for (const [index, value] of variant.optionValues.entries()) {
    const kind = optionKind(entry.options[index] ?? '');
    if (kind && !found.has(kind)) found.set(kind, value);
  }
  return [...found].map(([kind, value]) => tag(kind, value)).join('');
}

function item(entry: FeedEntry, variant: FeedVariant, store: Store): string {
  const link = new URL(store.url + productPath(entry.slug));
  if (entry.variants.length > 1) link.searchParams.set('variant', variant.sku || variant.id);
  const [picture, ...more] = entry.pictures.map((path) => store.url + path);
  const title = [entry.title, ...variant.optionValues].join(', ');
  return [
    '<item>',
    tag('id', variant.id.slice(0, MAX_ID)),
    entry.variants.length > 1 && tag('item_group_id', entry.id.slice(0, MAX_ID)),
    tag('title', title.slice(0, MAX_TITLE)),
    tag('description', entry.text),
    tag('link', link.href),
    tag('image_link', picture!),
    tags('additional_image_link', more),
    tag('availability', variant.soldOut ? 'out_of_stock' : 'in_stock'),
    price(variant, store),
    tag('condition', 'new'),
    identifiers(variant, entry.brand),
    tag('google_product_category', JEWELRY),
    entry.category && tag('product_type', entry.category),
    attributes(entry, variant),
    '</item>\n',
  ]
    .filter(Boolean)
    .join('');
}

/**
 * A feed for Google Merchant Center (RSS 2.0 with Google's namespace): one item for each variant. Pieces without a
 * picture are left out, for Google refuses them. Source: support.google.com/merchants/answer/7052112.
 * @param part.number from 1.
 */
export function googleFeed(
  store: Store,
  entries: readonly FeedEntry[],
  part: { number: number; of: number },
): string {
  const title = part.of > 1 ? `${store.name}, part ${part.number} of ${part.of}` : store.name;
  const items = entries
    .filter(({ pictures }) => pictures.length > 0)
    .flatMap((entry) => entry.variants.map((variant) => item(entry, variant, store)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n',
    `<title>${escapeXml(title)}</title>\n<link>${escapeXml(store.url)}/</link>\n`,
    `<description>${escapeXml(`Everything that ${store.name} sells.`)}</description>\n`,
    ...items,
    '</channel>\n</rss>\n',
  ].join('');
}
