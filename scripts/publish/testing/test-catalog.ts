import type { CatalogImport } from '@lapidary/commerce-api/catalog';

const CATEGORIES = ['rings', 'earrings', 'bracelets'];
const METALS = ['Gold', 'Silver'];
const PRODUCTS = 60;

/** Sixty products: forty rings on two pages, ten earrings, ten bracelets. */
export function testCatalog(): CatalogImport {
  const categoryOf = (number: number) => CATEGORIES[number < 40 ? 0 : number < 50 ? 1 : 2]!;
  return {
    actor: 'import',
    source: 'the test catalog',
    overwriteStock: false,
    categories: CATEGORIES.map((slug, position) => ({
      slug,
      title: slug[0]!.toUpperCase() + slug.slice(1),
      description: `All our ${slug}.`,
      position,
    })),
    products: Array.from({ length: PRODUCTS }, (_, number) => ({
      publish: true,
      document: {
        title: `Piece ${number}`,
        slug: `piece-${number}`,
        description: `Piece *number ${number}*, with <b>markup</b> & signs.`,
        categorySlug: categoryOf(number),
        vendor: 'Atelier',
        tags: ['test'],
        options: [{ name: 'Metal', values: METALS }],
        variants: METALS.map((metal, index) => ({
          sku: `P${number}-${metal}`,
          optionValues: [metal],
          price: 10_000 + number * 100 + index,
          compareAtPrice: number % 3 === 0 ? 20_000 : null,
          weightGrams: null,
          barcode: '',
          stock: 10,
        })),
        images: [],
        seo: { title: '', description: '' },
      },
    })),
  };
}
