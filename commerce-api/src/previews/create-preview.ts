import type { PreviewLink } from '@lapidary/shared/catalog/preview';
import { getProduct } from '../catalog/index.ts';
import { recordAudit } from '../platform/audit.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { execute } from '../platform/sql.ts';
import { inTransaction } from '../platform/transaction.ts';
import { signPreviewToken } from './preview-token.ts';
import { signingKeyOf } from './signing-key.ts';

/** Long enough to ask somebody else for an opinion, short enough for a link that was passed on too far. */
const VALID_MS = 24 * 3_600_000;

/**
 * Has the draft of a product rendered as it is now, and returns a link to it. Previews that have expired are deleted
 * on the way, so that there are never more than were asked for in a day or so.
 * @throws AppError `not_found`.
 */
export async function createPreview(
  services: Pick<Services, 'database' | 'settings' | 'signingKey'>,
  input: { actor: string; productId: string },
): Promise<PreviewLink> {
  const { database, settings } = services;
  const key = signingKeyOf(services);
  const product = await getProduct({ database }, input.productId);
  const id = newId();
  const now = Date.now();
  const claims = { id, productId: product.id, version: product.version, expiresAt: now + VALID_MS };
  const expiresAt = new Date(claims.expiresAt).toISOString();
  await inTransaction(database, async (on) => {
    await execute(on, 'DELETE FROM previews WHERE expires_at <= $now', { now });
    await execute(
      on,
      `INSERT INTO previews
         (id, product_id, version, document_json, state, attempts, error, body, expires_at, created_at)
       VALUES ($id, $productId, $version, $document, 'waiting', 0, NULL, NULL, $expiresAt, $now)`,
      { ...claims, document: JSON.stringify(product.draft), now },
    );
    await recordAudit(on, {
      actor: input.actor,
      action: 'product.preview',
      subject: product.id,
      after: { preview: id, version: product.version, expiresAt },
    });
  });
  return { url: `${settings.publicUrl}/api/previews/${signPreviewToken(key, claims)}`, expiresAt };
}
