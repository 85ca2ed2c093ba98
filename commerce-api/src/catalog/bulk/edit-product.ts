import type { BulkChange } from '@lapidary/shared/catalog/bulk-edit';
import type { ProductDocument } from '@lapidary/shared/catalog/product';
import type { OpenTransaction } from '../../platform/transaction.ts';
import { editBoth } from '../edit-both.ts';
import { draftOf, type ProductRow } from '../product-row.ts';
import { readRevision } from '../read-revision.ts';
import { clearLive, pointLiveAt, writeLiveProduct } from '../write-live-product.ts';
import type { ProductState } from './bulk-rows.ts';
import type { VariantPrice } from './change-price.ts';

type Prices = Readonly<Record<string, VariantPrice>>;

const isSame = (a: VariantPrice | undefined, b: VariantPrice): boolean =>
  a?.price === b.price && a.compareAtPrice === b.compareAtPrice;

/** `document` with the prices of `to` wherever it has those of `from`. @returns also how many variants have others. */
export function swapPrices(
  document: ProductDocument,
  from: Prices,
  to: Prices,
): { document: ProductDocument; swapped: number; kept: number } {
  let swapped = 0;
  let kept = 0;
  const variants = document.variants.map((variant) => {
    const price = to[variant.id];
    if (!price || isSame(from[variant.id], price)) return variant;
    if (!isSame(from[variant.id], variant)) {
      kept += 1;
      return variant;
    }
    swapped += 1;
    return { ...variant, ...price };
  });
  return { document: { ...document, variants }, swapped, kept };
}

/**
 * Writes other prices into the draft and into what is live, each as it is otherwise: unpublished changes of a draft stay
 * unpublished.
 * @returns how many variants have other prices than those of `from`, and were left alone.
 */
export async function writePrices(
  on: OpenTransaction,
  { actor, row, from, to }: { actor: string; row: ProductRow; from: ProductState; to: ProductState },
): Promise<number> {
  let kept = 0;
  await editBoth(on, { actor, row }, (document, side) => {
    const swap = swapPrices(document, from[side], to[side]);
    kept = Math.max(kept, swap.kept);
    return swap.document;
  });
  return kept;
}

/** Brings back what was live, or that nothing was. */
export async function writeLiveState(
  on: OpenTransaction,
  row: ProductRow,
  revisionId: string | null,
): Promise<void> {
  if (revisionId === null) await clearLive(on, row);
  else await pointLiveAt(on, row, await readRevision(on, revisionId));
}

/** Makes the change of one product. */
export async function editProduct(
  on: OpenTransaction,
  input: { actor: string; row: ProductRow; change: BulkChange; before: ProductState; after: ProductState },
): Promise<void> {
  const { actor, row, change, before, after } = input;
  if (change.kind === 'price') await writePrices(on, { actor, row, from: before, to: after });
  else if (change.kind === 'publish') await writeLiveProduct(on, { actor, row, document: draftOf(row) });
  else await clearLive(on, row);
}
