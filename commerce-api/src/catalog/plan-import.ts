import { isDeepStrictEqual } from 'node:util';
import { type FocalPoint, type Image, ProductDocument, type Variant } from '@lapidary/shared/catalog/product';
import { readStock } from '../inventory/index.ts';
import { AppError } from '../platform/app-error.ts';
import { newId } from '../platform/ids.ts';
import type { Executor } from '../platform/sql.ts';
import { fieldProblems } from '../platform/validate-request.ts';
import { focusCell } from './csv/focal-point.ts';
import {
  tellableCompareAt,
  tellableImages,
  tellableOptions,
  tellableTags,
  tellableWeight,
} from './csv/tellable.ts';
import { draftOf, type ProductRow, readProductRowsBySlug } from './product-row.ts';

/** One product from outside; it is matched to one that is there by slug, its variants by their option values. */
export interface ImportEntry {
  document: Omit<ProductDocument, 'variants' | 'images' | 'collectionSlugs'> & {
    /** Without it the product stays in the collections that it is in. */
    collectionSlugs?: readonly string[];
    /** Null keeps the pictures that the product has. */
    images: ProductDocument['images'] | null;
    variants: readonly (Omit<Variant, 'id'> & { stock: number })[];
  };
  /** False keeps it a draft. */
  publish: boolean;
  /**
   * Fields of the document, of its variants and of its pictures (`focus`) that the source knows nothing of: a product that
   * is there keeps its own.
   */
  absent?: readonly string[];
}

/** What an import does to one product. */
export interface ImportStep {
  entry: ImportEntry;
  row: ProductRow | null;
  document: ProductDocument;
  /** The draft, or what is live, does not say what `document` says. */
  differs: boolean;
  stock: { variantId: string; stock: number }[];
  effect: 'created' | 'changed' | 'unchanged';
}

const combinationOf = (optionValues: readonly string[]): string => JSON.stringify(optionValues);

/** The fields of `known` that the source knows nothing of. */
const keptFields = <Known extends object>(known: Known, absent: readonly string[]): Partial<Known> =>
  Object.fromEntries(Object.entries(known).filter(([name]) => absent.includes(name))) as Partial<Known>;

function toVariant(
  { stock: _stock, ...variant }: ImportEntry['document']['variants'][number],
  known: Variant | undefined,
  absent: readonly string[],
): Variant {
  if (!known) return { ...variant, id: newId() };
  const told = { ...variant, ...keptFields(known, absent), id: known.id, optionValues: variant.optionValues };
  const samePrice = told.price === known.price && told.compareAtPrice === tellableCompareAt(known);
  return {
    ...told,
    compareAtPrice: samePrice ? known.compareAtPrice : told.compareAtPrice,
    weightGrams: told.weightGrams === tellableWeight(known) ? known.weightGrams : told.weightGrams,
  };
}

const withFocus = ({ focus: _focus, ...image }: Image, focus: FocalPoint | undefined): Image =>
  focus ? { ...image, focus } : image;

/** The point of focus that a picture gets; the same to the nearest hundredth stays as it is. */
function focusOf(told: Image, same: Image | undefined, absent: readonly string[]): FocalPoint | undefined {
  const kept = absent.includes('focus') || focusCell(told.focus) === focusCell(same?.focus);
  return same && kept ? same.focus : told.focus;
}

function toImages(entry: ImportEntry, known: ProductDocument | null): ProductDocument['images'] {
  const { absent = [], document } = entry;
  if (document.images === null) return known?.images ?? [];
  // The first of those that are named twice, as a file tells them.
  const before = new Map(known?.images.toReversed().map((image) => [image.key, image]));
  const images = document.images.map((image) =>
    withFocus(image, focusOf(image, before.get(image.key), absent)),
  );
  if (known && isDeepStrictEqual(tellableImages(known.images), tellableImages(images))) return known.images;
  return images.map((image) => {
    const same = before.get(image.key);
    // What else is known of a picture stays with it. Without a word of the source, a new one is described by the product's
    // title: no picture goes live without.
    const alt = image.alt || same?.alt || document.title;
    return withFocus({ ...image, ...same, alt }, image.focus);
  });
}

/** The document of an entry, its variants carrying the ids of those in `known` with the same option values. */
function toDocument(entry: ImportEntry, known: ProductDocument | null): ProductDocument {
  const { absent = [], document } = entry;
  const before = new Map(known?.variants.map((variant) => [combinationOf(variant.optionValues), variant]));
  const told = known ? { ...document, ...keptFields(known, absent) } : document;
  const parsed = ProductDocument.safeParse({
    ...told,
    tags: known && isDeepStrictEqual(tellableTags(known.tags), told.tags) ? known.tags : told.tags,
    options:
      known && isDeepStrictEqual(tellableOptions(known), tellableOptions(document))
        ? known.options
        : told.options,
    collectionSlugs: document.collectionSlugs ?? known?.collectionSlugs ?? [],
    images: toImages(entry, known),
    variants: document.variants.map((variant) =>
      toVariant(variant, before.get(combinationOf(variant.optionValues)), absent),
    ),
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

function planEntry(
  entry: ImportEntry,
  row: ProductRow | null,
  held: ReadonlyMap<string, number>,
  overwriteStock: boolean,
): ImportStep {
  const before = row && draftOf(row);
  const document = toDocument(entry, before);
  const stock = entry.document.variants.flatMap(({ stock: given }, index) => {
    const variantId = document.variants[index]!.id;
    const present = held.get(variantId);
    const keep = present !== undefined && !overwriteStock;
    return keep || given === (present ?? 0) ? [] : [{ variantId, stock: given }];
  });
  const saved = isDeepStrictEqual(before, document);
  // A live product whose draft has gone on meanwhile says what the file says: when to publish that is for its editor to say.
  const hidden = entry.publish && row !== null && row.live_revision_id === null;
  const differs = hidden || !saved;
  const effect = !row ? 'created' : differs || stock.length > 0 ? 'changed' : 'unchanged';
  return { entry, row, document, differs, stock, effect };
}

/**
 * What an import does to each of some products; inside a transaction their rows are locked. A product that cannot be
 * imported gives the reason in place of its step.
 */
export async function planImport(
  on: Executor,
  entries: readonly ImportEntry[],
  overwriteStock: boolean,
): Promise<(ImportStep | AppError)[]> {
  const rows = await readProductRowsBySlug(
    on,
    entries.map(({ document }) => document.slug),
  );
  const held = await readStock(
    on,
    [...rows.values()].map(({ id }) => id),
  );
  return entries.map((entry) => {
    try {
      return planEntry(entry, rows.get(entry.document.slug) ?? null, held, overwriteStock);
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  });
}
