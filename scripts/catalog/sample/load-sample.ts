import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importCatalog } from '@lapidary/commerce-api/catalog';
import { storeImage } from '@lapidary/commerce-api/media';
import { readStore } from '@lapidary/commerce-api/store';
import type { Image } from '@lapidary/shared/catalog/product';
import type { CatalogServices } from '../open-shop.ts';
import { runConcurrently } from '../run-concurrently.ts';
import { addSampleTerms } from './add-sample-terms.ts';
import { type SampleCategory, sampleCatalog } from './sample-catalog.ts';
import { toSampleImport } from './to-sample-import.ts';

const PICTURES = join(import.meta.dirname, 'pictures');
/** Resizing is processor work; more at a time would not be done sooner. */
const CONCURRENCY = 2;

/**
 * Loads the sample catalog with its pictures and publishes it, and adds terms to order by. Loading it again changes nothing, and leaves stock
 * alone.
 * @param catalog a part of it, where the whole would take too long.
 * @returns how many products and pictures were loaded.
 */
export async function loadSample(
  services: CatalogServices,
  catalog: readonly SampleCategory[] = sampleCatalog,
): Promise<{ products: number; images: number }> {
  const pieces = catalog.flatMap((category) => category.pieces);
  const pictures = pieces.flatMap((piece) => piece.pictures);
  const images = new Map<string, Image>();
  await runConcurrently(pictures, CONCURRENCY, async ({ file, alt }) => {
    images.set(file, await storeImage(services, await readFile(join(PICTURES, `${file}.jpg`)), alt));
  });
  const { currency } = await readStore({ database: services.database });
  const input = toSampleImport(catalog, { currency, images });
  await importCatalog(services, input);
  await addSampleTerms(services);
  return { products: pieces.length, images: images.size };
}
