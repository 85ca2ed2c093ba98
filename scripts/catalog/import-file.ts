import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { importCatalog, previewImport } from '@lapidary/commerce-api/catalog';
import { fetchBytes } from './images/fetch-bytes.ts';
import { type ImageCache, openImageCache } from './images/image-cache.ts';
import { storePicture } from './images/store-picture.ts';
import { type FailedImage, storeSourceImages } from './images/store-source-images.ts';
import { ImportError, type Note } from './import-error.ts';
import type { CatalogServices } from './open-shop.ts';
import { type ParsedCatalog, parseShopifyCsv } from './shopify/parse-shopify-csv.ts';
import { toCatalogImport } from './to-catalog-import.ts';

export interface ImportOptions {
  /** The folder that the shop writes to; what was fetched is remembered in it. */
  home: string;
  /** Only say what would happen. */
  dryRun?: boolean;
  /** Write the file's stock over that of variants which are there already. */
  overwriteStock?: boolean;
  fetch?: (url: string) => Promise<Uint8Array>;
  onProgress?: (message: string) => void;
}

export interface ImportReport {
  source: string;
  /** Slugs by what happened to the product. */
  created: string[];
  changed: string[];
  unchanged: string[];
  variants: number;
  images: {
    /** Fetched and stored now. */
    stored: number;
    /** Stored by an earlier import. */
    known: number;
    /** Not fetched because this was a dry run. */
    waiting: number;
    failed: FailedImage[];
  };
  notes: readonly Note[];
  ignoredColumns: string[];
  /** Slugs of products without a type, and so without a category. */
  withoutCategory: string[];
  /** Null when nothing changed. */
  publishRequestId: string | null;
}

const MAX_FILE_BYTES = 100 * 1024 * 1024;

async function readCatalogFile(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(error.code === 'ENOENT' ? `there is no file ${path}` : error.message);
  });
  if (!found.isFile()) throw new ImportError(`${path} is not a file`);
  if (found.size > MAX_FILE_BYTES) throw new ImportError(`${path} is larger than 100 MB`);
  return await readFile(path);
}

async function fetchImages(
  services: CatalogServices,
  catalog: ParsedCatalog,
  cache: ImageCache,
  { fetch = fetchBytes, onProgress = () => {} }: ImportOptions,
): Promise<FailedImage[]> {
  const failures = await storeSourceImages(
    catalog.products.flatMap(({ images }) => images.map(({ url }) => url)),
    {
      cache,
      fetch,
      store: async (bytes) => await storePicture(services, bytes),
      onProgress: (done, total) => {
        const step = Math.max(1, Math.ceil(total / 10));
        if (done % step === 0 || done === total) onProgress(`images: ${done} of ${total}`);
      },
    },
  );
  return catalog.products.flatMap(({ document, images }) =>
    images
      .filter(({ url }) => failures.has(url))
      .map(({ row, url }) => ({ handle: document.slug, row, url, reason: failures.get(url)! })),
  );
}

/**
 * Imports a product CSV in Shopify's format: pictures first, then the whole catalog in one transaction with one
 * publish request. A second import of the same file changes nothing. A picture that cannot be had is reported, and
 * its product is imported without it.
 * @throws ImportError with every fault of the file; then nothing is written.
 */
export async function importFile(
  services: CatalogServices,
  path: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const { settings } = services;
  const { onProgress = () => {} } = options;
  const source = basename(path);
  const catalog = parseShopifyCsv(await readCatalogFile(path), settings.store.currency);
  const { products } = catalog;
  onProgress(`${source}: ${products.length} products read`);

  const cache = await openImageCache(options.home, settings.buckets.media);
  const named = products.flatMap(({ images }) => images);
  const known = named.filter(({ url }) => cache.get(url, '')).length;
  const failed = options.dryRun ? [] : await fetchImages(services, catalog, cache, options);

  const input = toCatalogImport(catalog, { cache, source, overwriteStock: options.overwriteStock ?? false });
  onProgress(options.dryRun ? 'comparing with the shop' : `writing ${products.length} products`);
  const outcome = options.dryRun
    ? { ...(await previewImport(services, input)), publishRequestId: null }
    : await importCatalog(services, input);
  const missing = named.length - known;
  return {
    source,
    ...outcome,
    variants: products.reduce((sum, { document }) => sum + document.variants.length, 0),
    images: {
      stored: options.dryRun ? 0 : missing - failed.length,
      known,
      waiting: options.dryRun ? missing : 0,
      failed,
    },
    notes: catalog.notes,
    ignoredColumns: catalog.ignoredColumns,
    withoutCategory: products
      .filter(({ document }) => document.categorySlug === null)
      .map(({ document }) => document.slug),
  };
}
