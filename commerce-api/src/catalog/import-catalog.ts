import { isDeepStrictEqual } from 'node:util';
import type { Category } from '@lapidary/shared/catalog/category';
import type { Collection } from '@lapidary/shared/catalog/collection';
import { setStock } from '../inventory/index.ts';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { requestPublish } from '../publishing/index.ts';
import { type ImportEntry, type ImportStep, planImport } from './plan-import.ts';
import { draftOf, readProductRow } from './product-row.ts';
import { insertListing } from './save-listing.ts';
import { insertDraft, updateDraft } from './write-draft.ts';
import { writeLiveProduct } from './write-live-product.ts';

/** Products that are looked for by one statement. */
const BATCH = 500;

/** A catalog from outside. */
export interface CatalogImport {
  actor: string;
  /** Where it comes from, for the release: a file name. */
  source: string;
  categories: readonly Category[];
  collections?: readonly Collection[];
  products: readonly ImportEntry[];
  /** Write the stock of variants that are there already too; else only new variants get theirs, and sales stay. */
  overwriteStock: boolean;
}

/** Slugs of the products of an import, by what it does to them. */
export type ImportOutcome = Record<ImportStep['effect'], string[]>;

/** One that is there already belongs to the merchant; an import does not rename it. */
async function writeListings(
  on: OpenTransaction,
  { categories, collections = [] }: Pick<CatalogImport, 'categories' | 'collections'>,
): Promise<void> {
  for (const category of categories) await insertListing(on, 'category', category);
  for (const collection of collections) await insertListing(on, 'collection', collection);
}

async function applyStep(on: OpenTransaction, actor: string, step: ImportStep): Promise<string> {
  const { row, document, entry } = step;
  const id = row?.id ?? newId();
  const before = row && draftOf(row);
  if (!before) await insertDraft(on, id, document);
  else if (!isDeepStrictEqual(before, document)) await updateDraft(on, id, document);
  // In id order, as every writer of stock: two writers cannot wait for each other.
  for (const level of step.stock.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1)))
    await setStock(on, level);
  await recordAudit(on, {
    actor,
    action: 'product.import',
    subject: id,
    ...(before && { before }),
    after: document,
  });
  if (entry.publish && step.differs) {
    await writeLiveProduct(on, { actor, row: await readProductRow(on, id), document });
  }
  return id;
}

/**
 * Brings products in within a transaction that the caller has opened: drafts, stock, live rows, audit.
 * @returns what became of each, and the ids of those whose pages have to follow.
 * @throws AppError `invalid_request`, `slug_taken`.
 */
export async function importProducts(
  on: OpenTransaction,
  input: Pick<CatalogImport, 'actor' | 'categories' | 'collections' | 'products' | 'overwriteStock'>,
): Promise<ImportOutcome & { toPublish: string[] }> {
  await writeListings(on, input);
  const outcome: ImportOutcome & { toPublish: string[] } = {
    created: [],
    changed: [],
    unchanged: [],
    toPublish: [],
  };
  for (let start = 0; start < input.products.length; start += BATCH) {
    const entries = input.products.slice(start, start + BATCH);
    for (const step of await planImport(on, entries, input.overwriteStock)) {
      if (step instanceof AppError) throw step;
      outcome[step.effect].push(step.document.slug);
      if (step.effect === 'unchanged') continue;
      const id = await applyStep(on, input.actor, step);
      if (step.entry.publish) outcome.toPublish.push(id);
    }
  }
  return outcome;
}

/**
 * Brings a catalog in: categories, collections, drafts, stock and live rows of all products in one transaction with one publish
 * request, or nothing at all. The same input a second time changes nothing.
 * @throws AppError `invalid_request`, `slug_taken`.
 */
export async function importCatalog(
  { database }: Pick<Services, 'database'>,
  input: CatalogImport,
): Promise<ImportOutcome & { publishRequestId: string | null }> {
  return await inTransaction(database, async (on) => {
    const { toPublish, ...outcome } = await importProducts(on, input);
    const summary = `Import ${input.products.length} products from ${input.source}`;
    const publishRequestId =
      toPublish.length === 0
        ? null
        : await requestPublish(on, {
            cause: { kind: 'import', actor: input.actor, summary },
            productIds: toPublish,
          });
    return { ...outcome, publishRequestId };
  });
}
