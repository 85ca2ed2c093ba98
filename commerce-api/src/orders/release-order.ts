import { returnStock } from '../inventory/index.ts';
import type { Services } from '../platform/services.ts';
import { select } from '../platform/sql.ts';
import type { OpenTransaction } from '../platform/transaction.ts';
import { releasePromotion } from '../pricing/index.ts';
import type { OrderRow } from './order-rows.ts';
import { publishNewStates } from './publish-new-states.ts';

/**
 * Gives back what an order took when it was placed: its units, for buyers at once and on the pages when that changes
 * what they say, and the use of its promotion. Whoever calls holds the order's lock, and calls once.
 */
export async function releaseOrder(
  on: OpenTransaction,
  services: Pick<Services, 'settings'>,
  { row, actor }: { row: Pick<OrderRow, 'id' | 'promotionId'>; actor: string },
): Promise<void> {
  const units = await select<{ variantId: string; quantity: number | string }>(
    on,
    `SELECT variant_id AS variantId, SUM(quantity) AS quantity FROM order_lines WHERE order_id = $orderId
     GROUP BY variant_id`,
    { orderId: row.id },
  );
  const changes = await returnStock(
    on,
    units.map(({ variantId, quantity }) => ({ variantId, quantity: Number(quantity) })),
  );
  // After the stock, as when an order is placed: neither can wait for the other.
  await releasePromotion(on, row.promotionId);
  await publishNewStates(on, services, { actor, did: 'A cancelled order changed', changes });
}
