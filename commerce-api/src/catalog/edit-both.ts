import { isDeepStrictEqual } from 'node:util';
import type { ProductDocument } from '@lapidary/shared/catalog/product';
import type { OpenTransaction } from '../platform/transaction.ts';
import { draftOf, type ProductRow, readProductRow } from './product-row.ts';
import { readRevision } from './read-revision.ts';
import { updateDraft } from './write-draft.ts';
import { writeLiveProduct } from './write-live-product.ts';

/**
 * Makes the same change of a draft and of what is live, each as it is otherwise: unpublished changes of a draft stay
 * unpublished.
 * @returns whether what is live has changed.
 */
export async function editBoth(
  on: OpenTransaction,
  { actor, row }: { actor: string; row: ProductRow },
  edit: (document: ProductDocument, side: 'draft' | 'published') => ProductDocument,
): Promise<boolean> {
  const before = draftOf(row);
  const draft = edit(before, 'draft');
  if (!isDeepStrictEqual(draft, before)) await updateDraft(on, row.id, draft);
  if (row.live_revision_id === null) return false;
  const live = await readRevision(on, row.live_revision_id);
  const document = edit(live.document, 'published');
  if (isDeepStrictEqual(document, live.document)) return false;
  const saved = await readProductRow(on, row.id);
  const version = row.live_version === row.version ? saved.version : live.version;
  await writeLiveProduct(on, { actor, row: { ...saved, version }, document });
  return true;
}
