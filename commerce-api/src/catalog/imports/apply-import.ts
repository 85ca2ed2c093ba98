import type { ImportCounts } from '@lapidary/shared/catalog/import';
import type { Image } from '@lapidary/shared/catalog/product';
import { type PictureSource, storeSocialImages, storeSourcePictures } from '../../media/index.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Services } from '../../platform/services.ts';
import { execute } from '../../platform/sql.ts';
import { inTransaction, type OpenTransaction } from '../../platform/transaction.ts';
import { growPublishRequest, letPublish } from '../../publishing/index.ts';
import { readStore } from '../../store/index.ts';
import type { ParsedProduct } from '../csv/parsed-product.ts';
import { type CatalogFile, readCatalog } from '../csv/read-catalog.ts';
import { importProducts } from '../import-catalog.ts';
import { type ClaimedJob, holdJob } from '../jobs/claim-job.ts';
import { giveWay } from '../jobs/give-way.ts';
import type { ImportEntry } from '../plan-import.ts';
import { listCategories } from '../read-published.ts';
import { noCounts } from './check-catalog.ts';
import { addFault, addNote, type ImportFindings } from './import-findings.ts';
import { countsOf, findingsOf, type ImportRow, mappingOf, readImportRow } from './import-row.ts';
import { toImportEntry } from './to-import-entry.ts';

type ImportServices = Pick<Services, 'database' | 's3' | 'settings' | 'draining'>;

/** Products of one transaction: few enough that shoppers never wait for it. */
const BATCH = 50;

/** What one run of an import goes on with from batch to batch. */
interface Run {
  services: ImportServices;
  job: ClaimedJob;
  row: ImportRow;
  file: CatalogFile;
  counts: ImportCounts;
  findings: ImportFindings;
  requestId: string | null;
}

/** What has become of some products, committed with them: whoever goes on after a crash begins behind them. */
async function recordProgress(on: OpenTransaction, run: Run, done: number): Promise<void> {
  await holdJob(on, run.job);
  await execute(
    on,
    `UPDATE import_jobs SET done = $done, counts_json = $counts, findings_json = $findings,
       publish_request_id = $requestId, attempts = 0, updated_at = $now WHERE id = $id`,
    {
      id: run.job.id,
      done,
      counts: JSON.stringify(run.counts),
      findings: JSON.stringify(run.findings),
      requestId: run.requestId,
      now: Date.now(),
    },
  );
}

/** What a document names has to be there before it is saved. */
async function storeCrops({ services, job }: Run, entries: readonly ImportEntry[]): Promise<void> {
  for (const { document } of entries) {
    const images = document.images?.filter(({ focus }) => focus) ?? [];
    if (images.length === 0) continue;
    await storeSocialImages(services, images);
    await holdJob({ database: services.database }, job);
  }
}

async function writeProducts(
  run: Run,
  products: readonly ParsedProduct[],
  pictures: ReadonlyMap<string, Image>,
  done: number,
): Promise<void> {
  const { row, file } = run;
  const used = new Set(products.map(({ document }) => document.categorySlug));
  const entries = products.map((product) => toImportEntry(product, file, pictures));
  await storeCrops(run, entries);
  const written = await inTransaction(run.services.database, async (on) => {
    const outcome = await importProducts(on, {
      actor: row.actor,
      categories: file.categories().filter(({ slug }) => used.has(slug)),
      products: entries,
      overwriteStock: row.overwrite_stock === 1,
    });
    const counts = { ...run.counts };
    for (const effect of ['created', 'changed', 'unchanged'] as const)
      counts[effect] += outcome[effect].length;
    counts.variants += products.reduce((sum, { document }) => sum + document.variants.length, 0);
    const cause = { kind: 'import', actor: row.actor, summary: `Import ${row.file_name}` } as const;
    const requestId =
      outcome.toPublish.length === 0
        ? run.requestId
        : await growPublishRequest(on, { id: run.requestId, cause, productIds: outcome.toPublish });
    await recordProgress(on, { ...run, counts, requestId }, done);
    return { counts, requestId };
  });
  Object.assign(run, written);
}

/** One after the other, so that what stands in the way of one product is told of that one, and the others come in. */
async function writeOneByOne(
  run: Run,
  products: readonly ParsedProduct[],
  pictures: ReadonlyMap<string, Image>,
  done: number,
): Promise<void> {
  for (const [index, product] of products.entries()) {
    const upTo = done - products.length + index + 1;
    try {
      await writeProducts(run, [product], pictures, upTo);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      run.counts.failed += 1;
      const { slug } = product.document;
      addFault(run.findings, { row: product.row, column: 'Handle', value: slug, reason: error.message });
      await inTransaction(run.services.database, (on) => recordProgress(on, run, upTo));
    }
  }
}

function notePictures(
  run: Run,
  products: readonly ParsedProduct[],
  found: ReadonlyMap<string, Image | string>,
): Map<string, Image> {
  const stored = new Map<string, Image>();
  for (const { images, document } of products) {
    for (const { url, row } of images) {
      const picture = found.get(url)!;
      if (typeof picture === 'string') {
        run.counts.pictures.missing += 1;
        addNote(run.findings, { row, handle: document.slug, message: `no picture ${url}: ${picture}` });
      } else {
        run.counts.pictures.stored += 1;
        stored.set(url, picture);
      }
    }
  }
  return stored;
}

async function applyBatch(
  run: Run,
  source: PictureSource,
  products: readonly ParsedProduct[],
  done: number,
): Promise<void> {
  const names = products.flatMap(({ images }) => images.map(({ url }) => url));
  const on = { database: run.services.database };
  const found = await storeSourcePictures(source, names, () => holdJob(on, run.job));
  const pictures = notePictures(run, products, found);
  try {
    await writeProducts(run, products, pictures, done);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await writeOneByOne(run, products, pictures, done);
  }
}

/** Counts begin anew with the first product; those of the check have told what would happen, these tell what did. */
function openRun(services: ImportServices, job: ClaimedJob, row: ImportRow, file: CatalogFile): Run {
  const findings = findingsOf(row);
  const fresh = row.done === 0;
  const counts = fresh
    ? { ...noCounts(), failed: countsOf(row)?.failed ?? 0 }
    : (countsOf(row) ?? noCounts());
  if (fresh) {
    // The check's word on pictures is followed by what has become of them.
    findings.notes = findings.notes.filter(({ message }) => !message.startsWith('no picture '));
    findings.noteCount = findings.notes.length;
  }
  return { services, job, row, file, counts, findings, requestId: row.publish_request_id };
}

/**
 * Imports the products of a checked file, a batch in each transaction, from the first that is not done yet. A product that
 * is there as the file has it is left alone, so that nothing is ever done twice.
 * @throws JobTaken when another process has taken over, Interrupted when this one is about to end.
 */
export async function applyImport(
  services: ImportServices,
  { job, bytes, source }: { job: ClaimedJob; bytes: Uint8Array; source: PictureSource },
): Promise<void> {
  const on = { database: services.database };
  const row = await readImportRow(on, job.id);
  const categories = await listCategories(on);
  const file = readCatalog(bytes, {
    currency: (await readStore(on)).currency,
    categories,
    mapping: mappingOf(row),
  });
  const run = openRun(services, job, row, file);
  const faulty = new Set(run.findings.faulty);
  let batch: ParsedProduct[] = [];
  let seen = 0;
  const write = async (): Promise<void> => {
    if (batch.length > 0) await applyBatch(run, source, batch, seen);
    await giveWay(services.draining);
    batch = [];
  };
  for await (const product of file.products) {
    // What is wrong with the file has been told by the check.
    file.findings.faults.length = 0;
    file.findings.notes.length = 0;
    if (faulty.has(product.document.slug)) {
      // Before it is passed over, so that the count of what is done never skips a product that is not.
      await write();
      seen += 1;
      continue;
    }
    seen += 1;
    if (seen <= row.done) continue;
    batch.push(product);
    if (batch.length === BATCH) await write();
  }
  await write();
  await inTransaction(services.database, async (open) => {
    await recordProgress(open, run, seen);
    await execute(open, "UPDATE import_jobs SET state = 'done' WHERE id = $id", { id: job.id });
    if (run.requestId) await letPublish(open, run.requestId);
  });
}
