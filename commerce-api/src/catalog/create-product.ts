import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { storeSocialImages } from '../media/index.ts';
import { recordAudit } from '../platform/audit.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction } from '../platform/transaction.ts';
import { checkVariantOwner, parseProductInput } from './product-input.ts';
import { readProductRow, toAdminProduct } from './product-row.ts';
import { insertDraft } from './write-draft.ts';

/** Saves a new product as a draft; shoppers do not see it. @throws AppError `invalid_request`, `slug_taken`. */
export async function createProduct(
  services: Pick<Services, 'database' | 's3' | 'settings'>,
  input: { actor: string; document: unknown },
): Promise<AdminProduct> {
  const document = parseProductInput(input.document);
  await storeSocialImages(services, document.images);
  return await inTransaction(services.database, async (on) => {
    const id = newId();
    await checkVariantOwner(on, id, document);
    await insertDraft(on, id, document);
    await recordAudit(on, { actor: input.actor, action: 'product.create', subject: id, after: document });
    return await toAdminProduct(on, await readProductRow(on, id));
  });
}
