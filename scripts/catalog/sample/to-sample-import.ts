import type { CatalogImport } from '@lapidary/commerce-api/catalog';
import type { Image } from '@lapidary/shared/catalog/product';
import { parseDecimalAmount } from '@lapidary/shared/money';
import type { SampleCategory } from './sample-catalog.ts';
import { sampleCollections } from './sample-collections.ts';
import type { SamplePiece } from './sample-piece.ts';

const VENDOR = 'Lapidary Atelier';

/**
 * The sample catalog as an import.
 * @param currency ISO 4217 code whose whole units the prices are taken for.
 * @param images what is stored for each picture, by file name; a picture that is not there is left out.
 */
export function toSampleImport(
  catalog: readonly SampleCategory[],
  { currency, images }: { currency: string; images: ReadonlyMap<string, Image> },
): CatalogImport {
  const amount = (price: number): number => parseDecimalAmount(String(price), currency);
  const toProduct = (piece: SamplePiece, categorySlug: string): CatalogImport['products'][number] => ({
    publish: true,
    absent: ['focus'],
    document: {
      title: piece.title,
      slug: piece.slug,
      description: piece.description,
      categorySlug,
      collectionSlugs: sampleCollections
        .filter(({ pieces }) => pieces.includes(piece.slug))
        .map(({ slug }) => slug),
      vendor: VENDOR,
      tags: piece.tags,
      options: piece.options,
      variants: piece.variants.map(({ sku, optionValues, price, compareAtPrice, grams, stock }) => ({
        sku,
        optionValues,
        price: amount(price),
        compareAtPrice: compareAtPrice === undefined ? null : amount(compareAtPrice),
        weightGrams: grams,
        barcode: '',
        stock,
      })),
      images: piece.pictures.flatMap(({ file, alt }) => {
        const image = images.get(file);
        return image ? [{ ...image, alt }] : [];
      }),
      seo: { title: '', description: piece.summary },
    },
  });
  return {
    actor: 'import',
    source: 'the sample catalog',
    overwriteStock: false,
    categories: catalog.map(({ slug, title, description }, position) => ({
      slug,
      title,
      description,
      position,
    })),
    collections: sampleCollections.map(({ slug, title, description }, position) => ({
      slug,
      title,
      description,
      position,
    })),
    products: catalog.flatMap(({ slug, pieces }) => pieces.map((piece) => toProduct(piece, slug))),
  };
}
