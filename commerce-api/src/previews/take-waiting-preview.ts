import { ProductDocument, type PublishedProduct } from '@lapidary/shared/catalog/product';
import { readStock, stockState } from '../inventory/index.ts';
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

/** The preview that has waited longest, or null when none waits. */
export async function takeWaitingPreview({
  database,
  settings,
}: Pick<Services, 'database' | 'settings'>): Promise<WaitingPreview | null> {
  const on = { database };
  const row = await selectOne<PreviewRow>(
    on,
    `SELECT id, product_id, document_json, attempts, expires_at FROM previews
     WHERE state = 'waiting' AND expires_at > $now ORDER BY id LIMIT 1`,
    { now: Date.now() },
  );
  if (!row) return null;
  if (row.attempts >= ATTEMPTS) {
    await failPreview(on, { id: row.id, error: 'the publisher ended each time while it was at it' });
    return await takeWaitingPreview({ database, settings });
  }
  await execute(on, 'UPDATE previews SET attempts = attempts + 1 WHERE id = $id', { id: row.id });
  const document = ProductDocument.parse(JSON.parse(row.document_json));
  const stock = await readStock(on, [row.product_id]);
  const states = document.variants.map(
    ({ id }) => [id, stockState(stock.get(id) ?? 0, settings.lowStockThreshold)] as const,
  );
  return {
    id: row.id,
    product: { ...document, id: row.product_id, stock: Object.fromEntries(states) },
    expiresAt: new Date(row.expires_at).toISOString(),
  };
}
