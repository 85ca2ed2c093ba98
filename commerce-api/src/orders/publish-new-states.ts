import { productsWithNewState, type StockChange } from '../inventory/index.ts';
import type { Services } from '../platform/services.ts';
import type { OpenTransaction } from '../platform/transaction.ts';
import { requestPublish } from '../publishing/index.ts';

/**
 * Asks for the pages of the products that are now in stock, low or sold out and were not before.
 * @param what.did how the summary begins: "An order changed".
 */
export async function publishNewStates(
  on: OpenTransaction,
  { settings }: Pick<Services, 'settings'>,
  what: { actor: string; did: string; changes: readonly StockChange[] },
): Promise<void> {
  const productIds = productsWithNewState(what.changes, settings.lowStockThreshold);
  if (productIds.length === 0) return;
  const count = productIds.length === 1 ? 'one product' : `${productIds.length} products`;
  const summary = `${what.did} the stock of ${count}`;
  await requestPublish(on, { cause: { kind: 'stock', actor: what.actor, summary }, productIds });
}
