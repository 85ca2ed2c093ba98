import type { ProductDocument, PublishedProduct } from '@lapidary/shared/catalog/product';
import type { RequestForecast } from '@lapidary/shared/publishing/forecast';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import type { Executor } from '../platform/sql.ts';
import { asPublished } from './as-published.ts';
import { afterOf, type BulkItemRow, beforeOf, changeOf, readBulkRow, readItems } from './bulk/bulk-rows.ts';
import { swapPrices } from './bulk/edit-product.ts';
import { draftOf, findProductRows, type ProductRow } from './product-row.ts';
import { readPublishable } from './publish-products.ts';
import { readRevision } from './read-revision.ts';

/** What follows from them is worked out between two looks at whether somebody waits for a publish. */
const BATCH = 10;
/** Rows of one look at their versions. */
const MANY = 500;

/** A product as a publish that nobody has asked for yet would leave it. */
export interface PlannedProduct {
  id: string;
  title: string;
  /** Of the draft that was looked at. */
  version: number;
  /** null when it would not be on the shop. */
  product: PublishedProduct | null;
}

/**
 * Checks that what is asked about could be done.
 * @throws AppError what publishing would throw; `conflict` for a bulk edit that has been made.
 */
export async function checkPlanned(on: Executor, question: RequestForecast): Promise<void> {
  if ('bulkEditId' in question) {
    const { state } = await readBulkRow(on, question.bulkEditId);
    if (state !== 'preview') throw new AppError('conflict', 'This edit has been made already.');
    return;
  }
  for (const id of new Set(question.productIds)) await readPublishable(on, id);
}

/** A row and what would be live of it; undefined when nothing would change of it. */
type Planned = { row: ProductRow; document: ProductDocument | null } | undefined;

async function planEdit(
  on: Executor,
  { item, row, kind }: { item: BulkItemRow; row: ProductRow; kind: 'price' | 'publish' | 'unpublish' },
): Promise<Planned> {
  const before = beforeOf(item);
  const moved = row.version !== item.version || row.live_revision_id !== before.revisionId;
  if (moved || row.archived_at !== null) return undefined;
  if (kind === 'publish') return { row, document: draftOf(row) };
  if (row.live_revision_id === null) return undefined;
  if (kind === 'unpublish') return { row, document: null };
  const { document } = await readRevision(on, row.live_revision_id);
  return { row, document: swapPrices(document, before.published, afterOf(item).published).document };
}

async function* planBulkEdit(
  on: Executor,
  { bulkEditId, exclude }: Extract<RequestForecast, { bulkEditId: string }>,
): AsyncGenerator<Planned[]> {
  const { kind } = changeOf(await readBulkRow(on, bulkEditId));
  const excluded = new Set(exclude);
  let after: string | undefined;
  for (;;) {
    const items = await readItems(on, bulkEditId, { state: 'planned', after, limit: BATCH });
    const ids = items.map(({ product_id }) => product_id);
    const rows = new Map((await findProductRows(on, ids)).map((row) => [row.id, row]));
    const planned: Planned[] = [];
    for (const item of items) {
      const row = rows.get(item.product_id);
      if (row && !excluded.has(row.id)) planned.push(await planEdit(on, { item, row, kind }));
    }
    yield planned;
    if (items.length < BATCH) return;
    after = ids.at(-1);
  }
}

async function* planDrafts(on: Executor, productIds: readonly string[]): AsyncGenerator<Planned[]> {
  const ids = [...new Set(productIds)].sort();
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await findProductRows(on, ids.slice(start, start + BATCH));
    yield rows.map((row) => ({ row, document: draftOf(row) }));
  }
}

/** The products that a question is about, a few at a time, as they would be on the shop then. */
export async function* readPlanned(
  services: Pick<Services, 'database' | 'settings'>,
  question: RequestForecast,
): AsyncGenerator<PlannedProduct[]> {
  const on = { database: services.database };
  const batches = 'bulkEditId' in question ? planBulkEdit(on, question) : planDrafts(on, question.productIds);
  for await (const batch of batches) {
    const planned = batch.filter((each) => each !== undefined);
    const shown = planned.flatMap(({ row, document }) => (document ? [{ id: row.id, document }] : []));
    const products = new Map(
      (await asPublished(services, shown)).map((product) => [product.id, product] as const),
    );
    yield planned.map(({ row, document }) => ({
      id: row.id,
      title: document?.title ?? row.title,
      version: row.version,
      product: products.get(row.id) ?? null,
    }));
  }
}

/** Whether any of the products has another draft than it had, or is gone. */
export async function haveMoved(
  on: Executor,
  products: readonly Pick<PlannedProduct, 'id' | 'version'>[],
): Promise<boolean> {
  for (let start = 0; start < products.length; start += MANY) {
    const batch = products.slice(start, start + MANY);
    const rows = await findProductRows(
      on,
      batch.map(({ id }) => id),
    );
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    if (batch.some(({ id, version }) => versions.get(id) !== version)) return true;
  }
  return false;
}
