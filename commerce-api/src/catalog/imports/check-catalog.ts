import type { ColumnMapping, ImportCounts } from '@lapidary/shared/catalog/import';
import type { Image } from '@lapidary/shared/catalog/product';
import { findSourcePictures, type SourcePicture } from '../../media/index.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Services } from '../../platform/services.ts';
import { type Executor, inList, select } from '../../platform/sql.ts';
import { readStore } from '../../store/index.ts';
import type { ParsedProduct } from '../csv/parsed-product.ts';
import { type CatalogFile, readCatalog } from '../csv/read-catalog.ts';
import { giveWay } from '../jobs/give-way.ts';
import { type ImportStep, planImport } from '../plan-import.ts';
import { listCategories } from '../read-published.ts';
import { addFault, addNote, type ImportFindings, noFindings, takeFindings } from './import-findings.ts';
import { toImportEntry } from './to-import-entry.ts';

/** What importing a file would do. */
export interface CatalogCheck {
  /** Names of the file's columns. */
  header: readonly string[];
  total: number;
  counts: ImportCounts;
  findings: ImportFindings;
}

const BATCH = 100;

export const noCounts = (): ImportCounts => ({
  created: 0,
  changed: 0,
  unchanged: 0,
  failed: 0,
  variants: 0,
  pictures: { stored: 0, toFetch: 0, missing: 0 },
});

/** Slugs that are the live address of a product whose draft has another by now, with that product's title. */
async function readHolders(on: Executor, slugs: readonly string[]): Promise<Map<string, string>> {
  const list = inList('slug', slugs);
  const rows = await select<{ live_slug: string; live_title: string }>(
    on,
    `SELECT live_slug, live_title FROM products WHERE live_slug IN (${list.sql}) AND slug <> live_slug`,
    list.bind,
  );
  return new Map(rows.map((row) => [row.live_slug, row.live_title]));
}

function countPictures(
  { images, document }: ParsedProduct,
  pictures: ReadonlyMap<string, SourcePicture>,
  check: CatalogCheck,
): boolean {
  let toFetch = false;
  for (const { url, row } of images) {
    const picture = pictures.get(url)!;
    if (picture.state === 'stored') check.counts.pictures.stored += 1;
    else if (picture.state === 'to_fetch') {
      check.counts.pictures.toFetch += 1;
      toFetch = true;
    } else {
      check.counts.pictures.missing += 1;
      const message = `no picture ${url}: ${picture.reason}`;
      addNote(check.findings, { row, handle: document.slug, message });
    }
  }
  return toFetch;
}

const storedOf = (pictures: ReadonlyMap<string, SourcePicture>): Map<string, Image> =>
  new Map([...pictures].flatMap(([url, found]) => (found.state === 'stored' ? [[url, found.image]] : [])));

async function checkBatch(
  services: Pick<Services, 'database' | 'settings'>,
  file: CatalogFile,
  products: readonly ParsedProduct[],
  check: CatalogCheck,
  overwriteStock: boolean,
): Promise<[slug: string, effect: ImportStep['effect']][]> {
  if (products.length === 0) return [];
  const effects: [string, ImportStep['effect']][] = [];
  const on = { database: services.database };
  const sources = products.flatMap(({ images }) => images.map(({ url }) => url));
  const pictures = await findSourcePictures(services, sources);
  const stored = storedOf(pictures);
  const holders = await readHolders(
    on,
    products.map(({ document }) => document.slug),
  );
  const entries = products.map((product) => toImportEntry(product, file, stored));
  const steps = await planImport(on, entries, overwriteStock);
  for (const [index, step] of steps.entries()) {
    const product = products[index]!;
    const { slug, variants } = product.document;
    const holder = holders.get(slug);
    if (step instanceof AppError || holder !== undefined) {
      const reason = step instanceof AppError ? step.message : `is the address of "${holder}", which is live`;
      addFault(check.findings, { row: product.row, column: 'Handle', value: slug, reason });
      check.findings.faulty.push(slug);
      check.counts.failed += 1;
      continue;
    }
    const fetches = countPictures(product, pictures, check);
    effects.push([slug, step.effect === 'unchanged' && fetches ? 'changed' : step.effect]);
    check.counts.variants += variants.length;
  }
  return effects;
}

/**
 * Reads a CSV file to its end and compares it with the shop. Nothing is written.
 * @param options.onStep called now and then, with the products read so far.
 * @throws ImportError when it is no such file as a whole.
 */
export async function checkCatalog(
  services: Pick<Services, 'database' | 'settings'>,
  bytes: Uint8Array,
  options: { overwriteStock: boolean; mapping?: ColumnMapping; onStep?: (done: number) => Promise<void> },
): Promise<CatalogCheck> {
  const { currency } = await readStore({ database: services.database });
  const categories = await listCategories({ database: services.database });
  const { mapping = {} } = options;
  const file = readCatalog(bytes, { currency, categories, mapping });
  const check: CatalogCheck = {
    header: [],
    total: 0,
    counts: noCounts(),
    findings: noFindings(),
  };
  const effects = new Map<string, ImportStep['effect']>();
  let batch: ParsedProduct[] = [];
  const compare = async (): Promise<void> => {
    takeFindings(check.findings, file);
    const sound = batch.filter(({ document }) => !file.faulty.has(document.slug));
    const compared = await checkBatch(services, file, sound, check, options.overwriteStock);
    for (const [slug, effect] of compared) effects.set(slug, effect);
    batch = [];
    await options.onStep?.(check.total);
    await giveWay();
  };
  for await (const product of file.products) {
    check.total += 1;
    batch.push(product);
    if (batch.length === BATCH) await compare();
  }
  await compare();
  check.header = file.header();
  for (const column of file.ignoredColumns()) {
    addNote(check.findings, { row: 1, handle: '', message: `the column ${column} is not imported` });
  }
  // A row may turn up far below its product, which then is faulty after all.
  for (const [slug, effect] of effects) if (!file.faulty.has(slug)) check.counts[effect] += 1;
  check.counts.failed += file.faulty.size;
  check.findings.faulty.push(...file.faulty);
  return check;
}
