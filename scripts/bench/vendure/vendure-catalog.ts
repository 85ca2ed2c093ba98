import type { CatalogImport } from '@lapidary/commerce-api/catalog';

const STOCK = 1_000_000;
const COLUMNS = [
  'name',
  'slug',
  'description',
  'assets',
  'facets',
  'optionGroups',
  'optionValues',
  'sku',
  'price',
  'taxCategory',
  'stockOnHand',
  'trackInventory',
  'variantAssets',
  'variantFacets',
];

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** A catalog in the CSV that Vendure imports: the same products, variants and prices. */
export function vendureCsv({ products }: CatalogImport): string {
  const lines = products.flatMap(({ document }) =>
    document.variants.map((variant, index) => {
      const first = index === 0;
      const cells: Record<string, string> = {
        name: first ? document.title : '',
        slug: first ? document.slug : '',
        description: first ? document.description : '',
        optionGroups: first ? document.options.map(({ name }) => name).join('|') : '',
        optionValues: variant.optionValues.join('|'),
        sku: variant.sku,
        price: (variant.price / 100).toFixed(2),
        taxCategory: 'standard',
        stockOnHand: String(STOCK),
        trackInventory: 'TRUE',
      };
      return COLUMNS.map((name) => quoted(cells[name] ?? '')).join(',');
    }),
  );
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}

/** Where it sells, with a tax of 20 % and shipping that costs the same as in the shop. */
export const VENDURE_TERMS = {
  defaultLanguage: 'en',
  defaultZone: 'Europe',
  countries: [{ name: 'United Kingdom', code: 'GB', zone: 'Europe' }],
  taxRates: [{ name: 'Standard Tax', percentage: 20 }],
  shippingMethods: [{ name: 'Standard Shipping', price: 500 }],
  paymentMethods: [
    {
      name: 'Standard Payment',
      handler: { code: 'dummy-payment-handler', arguments: [{ name: 'automaticSettle', value: 'false' }] },
    },
  ],
  collections: [],
};
