import { isDeepStrictEqual } from 'node:util';
import type { Category } from '@lapidary/shared/catalog/category';
import type { Collection } from '@lapidary/shared/catalog/collection';
import { ProductDocument, type Variant } from '@lapidary/shared/catalog/product';
import { readStock, setStock } from '../inventory/index.ts';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import { fieldProblems } from '../platform/http.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { type Executor, selectOne } from '../platform/sql.ts';
import { inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { requestPublish } from '../publishing/index.ts';
import { draftOf, type ProductRow, readProductRow } from './product-row.ts';
import { insertListing } from './save-listing.ts';
import { insertDraft, updateDraft } from './write-draft.ts';
import { writeLiveProduct } from './write-live-product.ts';

/** A catalog from outside: products are matched to those that are there by slug, variants by their option values. */
export interface CatalogImport {
  actor: string;
  /** Where it comes from, for the release: a file name. */
  source: string;
  categories: readonly Category[];
  collections?: readonly Collection[];
  products: readonly {
    document: Omit<ProductDocument, 'variants' | 'images' | 'collectionSlugs'> & {
      /** Without it the product stays in the collections that it is in. */
      collectionSlugs?: readonly string[];
      /** Null keeps the pictures that the product has. */
      images: ProductDocument['images'] | null;
      variants: readonly (Omit<Variant, 'id'> & { stock: number })[];
    };
    /** False keeps it a draft. */
    publish: boolean;
  }[];
  /** Write the stock of variants that are there already too; else only new variants get theirs, and sales stay. */
  overwriteStock: boolean;
}

/** Slugs of the products of an import, by what it does to them. */
export interface ImportOutcome {
  created: string[];
  changed: string[];
  unchanged: string[];
}

type Entry = CatalogImport['products'][number];

const combinationOf = (optionValues: readonly string[]): string => JSON.stringify(optionValues);

/** The document of an entry, its variants carrying the ids of those in `known` with the same option values. */
function toDocument(entry: Entry, known: ProductDocument | null): ProductDocument {
  const ids = new Map(known?.variants.map(({ id, optionValues }) => [combinationOf(optionValues), id]));
  const parsed = ProductDocument.safeParse({
    ...entry.document,
    collectionSlugs: entry.document.collectionSlugs ?? known?.collectionSlugs ?? [],
    images: entry.document.images ?? known?.images ?? [],
    variants: entry.document.variants.map(({ stock: _stock, ...variant }) => ({
      ...variant,
      id: ids.get(combinationOf(variant.optionValues)) ?? newId(),
    })),
  });
  if (parsed.success) return parsed.data;
  const fields = fieldProblems(parsed.error).map(({ path, message }) => ({
    path: `${entry.document.slug}.${path}`,
    message,
  }));
  throw new AppError('invalid_request', fields.map(({ path, message }) => `${path}: ${message}`).join('; '), {
    fields,
  });
}

async function findBySlug(on: Executor, slug: string): Promise<ProductRow | null> {
  const row = await selectOne<{ id: string }>(on, 'SELECT id FROM products WHERE slug = $slug', { slug });
  return row ? await readProductRow(on, row.id) : null;
}

interface Step {
  entry: Entry;
  row: ProductRow | null;
  document: ProductDocument;
  /** The draft, or what is live, does not say what `document` says. */
  differs: boolean;
  stock: { variantId: string; stock: number }[];
  effect: keyof ImportOutcome;
}

async function plan(on: Executor, entry: Entry, overwriteStock: boolean): Promise<Step> {
  const row = await findBySlug(on, entry.document.slug);
  const before = row && draftOf(row);
  const document = toDocument(entry, before);
  const held = await readStock(on, row ? [row.id] : []);
  const stock = entry.document.variants.flatMap(({ stock: given }, index) => {
    const variantId = document.variants[index]!.id;
    const present = held.get(variantId);
    const keep = present !== undefined && !overwriteStock;
    return keep || given === (present ?? 0) ? [] : [{ variantId, stock: given }];
  });
  const behind = entry.publish && row?.live_version !== row?.version;
  const differs = behind || !isDeepStrictEqual(before, document);
  const effect = !row ? 'created' : differs || stock.length > 0 ? 'changed' : 'unchanged';
  return { entry, row, document, differs, stock, effect };
}

/** One that is there already belongs to the merchant; an import does not rename it. */
async function writeListings(
  on: OpenTransaction,
  { categories, collections = [] }: CatalogImport,
): Promise<void> {
  for (const category of categories) await insertListing(on, 'category', category);
  for (const collection of collections) await insertListing(on, 'collection', collection);
}

async function apply(on: OpenTransaction, actor: string, step: Step): Promise<string> {
  const { row, document, entry } = step;
  const id = row?.id ?? newId();
  if (!row) await insertDraft(on, id, document);
  else if (!isDeepStrictEqual(draftOf(row), document)) await updateDraft(on, id, document);
  // In id order, as every writer of stock: two writers cannot wait for each other.
  for (const level of step.stock.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1)))
    await setStock(on, level);
  await recordAudit(on, { actor, action: 'product.import', subject: id, after: document });
  if (entry.publish && step.differs) {
    await writeLiveProduct(on, { actor, row: await readProductRow(on, id), document });
  }
  return id;
}

function outcomeOf(steps: readonly Step[]): ImportOutcome {
  const outcome: ImportOutcome = { created: [], changed: [], unchanged: [] };
  for (const { effect, document } of steps) outcome[effect].push(document.slug);
  return outcome;
}

/** What `importCatalog` would do, without doing it. @throws AppError `invalid_request`. */
export async function previewImport(
  { database }: Pick<Services, 'database'>,
  input: CatalogImport,
): Promise<ImportOutcome> {
  const steps: Step[] = [];
  for (const entry of input.products) steps.push(await plan({ database }, entry, input.overwriteStock));
  return outcomeOf(steps);
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
    await writeListings(on, input);
    const steps: Step[] = [];
    const touched: string[] = [];
    for (const entry of input.products) {
      const step = await plan(on, entry, input.overwriteStock);
      steps.push(step);
      if (step.effect === 'unchanged') continue;
      const id = await apply(on, input.actor, step);
      if (entry.publish) touched.push(id);
    }
    const summary = `Import ${input.products.length} products from ${input.source}`;
    const publishRequestId =
      touched.length === 0
        ? null
        : await requestPublish(on, {
            cause: { kind: 'import', actor: input.actor, summary },
            productIds: touched,
          });
    return { ...outcomeOf(steps), publishRequestId };
  });
}
