import type { CatalogImport } from '@lapidary/commerce-api/catalog';

const METALS = ['Yellow gold', 'White gold', 'Rose gold'];
const STONES = ['diamond', 'emerald', 'sapphire', 'ruby', 'pearl', 'opal', 'garnet', 'topaz'];
const KINDS = ['ring', 'pendant', 'bracelet', 'earrings', 'necklace'];
const PER_CATEGORY = 250;
const SENTENCE =
  'Made by hand, checked under the loupe, and sent with a certificate that names every stone in it.';

/** A catalog of any size, the same for the same size: three variants a product, 250 products a category. */
export function syntheticCatalog(products: number): CatalogImport {
  const categories = Math.max(4, Math.ceil(products / PER_CATEGORY));
  return {
    actor: 'bench',
    source: `${products} made-up products`,
    overwriteStock: false,
    categories: Array.from({ length: categories }, (_, index) => ({
      slug: `category-${index}`,
      title: `Category ${index}`,
      description: SENTENCE,
      position: index,
    })),
    products: Array.from({ length: products }, (_, number) => {
      const stone = STONES[number % STONES.length]!;
      const kind = KINDS[number % KINDS.length]!;
      return {
        publish: true,
        document: {
          title: `${stone[0]!.toUpperCase()}${stone.slice(1)} ${kind} ${number}`,
          slug: `${stone}-${kind}-${number}`,
          description: Array.from({ length: 4 + (number % 4) }, () => SENTENCE).join('\n\n'),
          categorySlug: `category-${number % categories}`,
          vendor: 'Bench',
          tags: [stone, kind],
          options: [{ name: 'Metal', values: METALS }],
          variants: METALS.map((metal, index) => ({
            sku: `B${number}-${index}`,
            optionValues: [metal],
            price: 50_000 + ((number * 7919) % 400_000) + index * 1_000,
            compareAtPrice: null,
            weightGrams: null,
            barcode: '',
            stock: 10 + (number % 10),
          })),
          images: [],
          seo: { title: '', description: '' },
        },
      };
    }),
  };
}
