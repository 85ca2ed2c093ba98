import type { BagLine } from '@lapidary/shared/bag/bag';
import type { PublishedProduct, StockState } from '@lapidary/shared/catalog/product';
import type { ListingCard, Swatch } from '../../lib/catalog.ts';

/** Sixty characters: as long as a title should get. */
const LONG_TITLE = 'Three-Stone Emerald-Cut Aquamarine and Diamond Cocktail Ring';

const SWATCHES: Swatch[] = [
  { name: 'metal:yellow-gold', title: 'Yellow gold', colour: 'yellow', shown: false },
  { name: 'metal:white-gold', title: 'White gold', colour: 'white', shown: false },
  { name: 'metal:rose-gold', title: 'Rose gold', colour: 'rose', shown: true },
  { name: 'metal:black-titanium', title: 'Black titanium', colour: 'dark', shown: false },
];

const card = (title: string, more: Partial<ListingCard> = {}): ListingCard => ({
  id: title,
  slug: 'sample',
  title,
  image: null,
  hoverImage: null,
  fromPrice: 118_000,
  priceVaries: false,
  compareAtPrice: null,
  soldOut: false,
  low: false,
  facets: { metal: ['Yellow gold'], stone: [], size: ['6'] },
  swatches: [],
  ...more,
});

/** One card for each state. */
export const SAMPLE_CARDS: ListingCard[] = [
  card('Plain Band'),
  card('Band in Several Metals', {
    priceVaries: true,
    facets: { metal: ['Rose gold', 'White gold'], stone: ['Diamond'], size: ['6', '7'] },
    swatches: SWATCHES,
  }),
  card('Reduced Hoops', {
    compareAtPrice: 142_000,
    facets: { metal: ['Silver'], stone: ['Pearl'], size: [] },
  }),
  card('Last Studs', { low: true }),
  card('Sold-out Pendant', { soldOut: true }),
  card(LONG_TITLE, { fromPrice: 1_249_900, compareAtPrice: 1_399_900, priceVaries: true }),
];

const METALS = ['Yellow gold', 'White gold', 'Rose gold'];
const SIZES = ['4', '5', '6', '7', '8', '9', '10', '11'];
const STATES: StockState[] = ['in_stock', 'low', 'sold_out'];

const variants = METALS.flatMap((metal) =>
  SIZES.map((size) => ({
    id: `${metal}-${size}`,
    sku: `SG-${metal.slice(0, 1)}-${size}`,
    optionValues: [metal, size],
    price: 118_000 + Number(size) * 1_000,
    compareAtPrice: metal === 'Rose gold' ? 142_000 : null,
    weightGrams: null,
    barcode: '',
  })),
);

/** Twenty-four variants, some of them low or sold out. */
export const SAMPLE_PRODUCT: PublishedProduct = {
  id: 'sample',
  title: LONG_TITLE,
  slug: 'sample',
  description: '',
  categorySlug: null,
  collectionSlugs: [],
  vendor: 'Atelier',
  tags: ['wedding', 'plain'],
  options: [
    { name: 'Metal', values: METALS },
    { name: 'Ring size', values: SIZES },
  ],
  variants,
  images: [],
  seo: { title: '', description: '' },
  stock: Object.fromEntries(variants.map(({ id }, index) => [id, STATES[index % STATES.length]!])),
};

/** Lines of a bag, of a given currency: one as it should be, one that asks for more than there is. */
export const sampleLines = (currency: string): BagLine[] =>
  [
    { title: LONG_TITLE, quantity: 1, available: 9 },
    { title: 'Last Studs', quantity: 2, available: 1 },
  ].map(({ title, quantity, available }) => ({
    id: title,
    variantId: title,
    productSlug: '',
    productTitle: title,
    variantTitle: 'Rose gold / 6',
    sku: 'SG-R-6',
    image: null,
    quantity,
    available,
    unitPrice: { amount: 118_000, currency },
    lineTotal: { amount: 118_000 * quantity, currency },
  }));
