import { isDeepStrictEqual } from 'node:util';
import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { storeSocialImages } from '../media/index.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction } from '../platform/transaction.ts';
import { versionStale } from '../platform/version-stale.ts';
import { checkVariantOwner, parseProductInput } from './product-input.ts';
import { draftOf, readProductRow, toAdminProduct } from './product-row.ts';
import { updateDraft } from './write-draft.ts';

/** What brings another version of a draft. */
const SAVES = [
  'product.create',
  'product.save',
  'product.import',
  'product.bulk_price',
  'product.bulk_price_undo',
];

/**
 * Replaces the draft of a product. What shoppers see stays as it is until it is published.
 * @param input.version the version that the edit started from.
 * @throws AppError `version_stale` when the draft has moved on, `not_found`, `invalid_request`, `slug_taken`.
 */
export async function saveProduct(
  services: Pick<Services, 'database' | 's3' | 'settings'>,
  input: { actor: string; id: string; version: number; document: unknown },
): Promise<AdminProduct> {
  const document = parseProductInput(input.document);
  await storeSocialImages(services, document.images);
  return await inTransaction(services.database, async (on) => {
    const row = await readProductRow(on, input.id);
    if (row.version !== input.version) {
      const versions = { present: row.version, given: input.version };
      throw await versionStale(on, { subject: row.id, actions: SAVES, ...versions });
    }
    const before = draftOf(row);
    // Saving what is there already makes no version: nothing to publish would look like something.
    if (isDeepStrictEqual(before, document)) return await toAdminProduct(on, row);
    await checkVariantOwner(on, row.id, document);
    await updateDraft(on, row.id, document);
    await recordAudit(on, {
      actor: input.actor,
      action: 'product.save',
      subject: row.id,
      before,
      after: document,
    });
    return await toAdminProduct(on, await readProductRow(on, row.id));
  });
}
