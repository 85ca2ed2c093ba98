import type { ChangeStock, StockLevel } from '@lapidary/shared/inventory/stock';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { type Executor, selectOne } from '../platform/sql.ts';
import { inTransaction } from '../platform/transaction.ts';
import { requestPublish } from '../publishing/index.ts';
import { setStock } from './set-stock.ts';
import { productsWithNewState, type StockChange } from './stock-change.ts';

const liveTitle = async (on: Executor, variantId: string): Promise<string | undefined> =>
  (
    await selectOne<{ title: string }>(
      on,
      `SELECT p.live_title AS title FROM variants v JOIN products p ON p.id = v.product_id
       WHERE v.id = $variantId AND v.live = 1 AND p.live_slug IS NOT NULL`,
      { variantId },
    )
  )?.title;

/** Pages follow only when a live variant is now in stock, low or sold out and was not before. */
async function publishNewState(
  on: Executor,
  change: StockChange,
  { actor, lowThreshold }: { actor: string; lowThreshold: number },
): Promise<void> {
  const productIds = productsWithNewState([change], lowThreshold);
  if (productIds.length === 0) return;
  const title = await liveTitle(on, change.variantId);
  if (title === undefined) return;
  await requestPublish(on, {
    cause: { kind: 'stock', actor, summary: `Stock of “${title}” changed` },
    productIds,
  });
}

/**
 * Sets the units on hand of a variant, for buyers at once; audited.
 * @param input.expected the units that were seen; with others on hand nothing is set, as they have been sold meanwhile.
 * @throws AppError `not_found`, `conflict`.
 */
export async function changeStock(
  { database, settings }: Pick<Services, 'database' | 'settings'>,
  { actor, variantId, stock, expected }: ChangeStock & { actor: string; variantId: string },
): Promise<StockLevel> {
  return await inTransaction(database, async (on) => {
    const change = await setStock(on, { variantId, stock });
    if (!change) throw new AppError('not_found', 'There is no such variant.');
    if (expected !== undefined && change.before !== expected) {
      throw new AppError('conflict', `There are ${change.before} by now, not ${expected}. Nothing was set.`);
    }
    await recordAudit(on, {
      actor,
      action: 'inventory.set',
      subject: variantId,
      before: { stock: change.before },
      after: { stock: change.after },
    });
    await publishNewState(on, change, { actor, lowThreshold: settings.lowStockThreshold });
    return { variantId, stock };
  });
}
