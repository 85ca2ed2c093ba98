import { ProductDocument, type PublishedProduct } from '@lapidary/shared/catalog/product';
import { asPublished } from '../catalog/index.ts';
import type { Services } from '../platform/services.ts';
import { execute, selectOne } from '../platform/sql.ts';
import { failPreview } from './settle-preview.ts';

/** A draft that ends the process which renders it must not end it again and again. */
const ATTEMPTS = 3;

/** A preview to render. */
export interface WaitingPreview {
  id: string;
  /** The draft, as if it were published. */
  product: PublishedProduct;
  /** ISO date and time. */
  expiresAt: string;
}

interface PreviewRow {
  id: string;
  product_id: string;
  document_json: string;
  attempts: number;
  expires_at: number;
}

/** The preview that has waited longest, or null when none waits; what cannot be rendered is failed on the way. */
export async function takeWaitingPreview(
  services: Pick<Services, 'database' | 'settings'>,
): Promise<WaitingPreview | null> {
  const on = { database: services.database };
  for (;;) {
    const row = await selectOne<PreviewRow>(
      on,
      `SELECT id, product_id, document_json, attempts, expires_at FROM previews
       WHERE state = 'waiting' AND expires_at > $now ORDER BY id LIMIT 1`,
      { now: Date.now() },
    );
    if (!row) return null;
    const document = ProductDocument.safeParse(JSON.parse(row.document_json));
    if (document.success && row.attempts < ATTEMPTS) {
      await execute(on, 'UPDATE previews SET attempts = attempts + 1 WHERE id = $id', { id: row.id });
      const [product] = await asPublished(services, [{ id: row.product_id, document: document.data }]);
      return { id: row.id, product: product!, expiresAt: new Date(row.expires_at).toISOString() };
    }
    const error = document.success
      ? 'the publisher ended each time while it was at it'
      : `the draft is not valid any more: ${document.error.message}`;
    await failPreview(on, { id: row.id, error });
  }
}
