import type { CheckoutRequest, Order } from '@lapidary/shared/orders/order';
import { emptyBag, lockBagFor, selectBagLines, toBag } from '../bag/index.ts';
import { productsWithNewState, type StockChange } from '../inventory/index.ts';
import { AppError } from '../platform/app-error.ts';
import type { AccessToken } from '../platform/aws/access-token.ts';
import { type Answer, answerOnce, requestHash } from '../platform/idempotency.ts';
import type { Services } from '../platform/services.ts';
import { requireCurrentSession } from '../platform/session-cutoffs.ts';
import { inTransaction, isLockTimeout, type OpenTransaction } from '../platform/transaction.ts';
import { requestPublish } from '../publishing/index.ts';
import { checkoutScope } from './checkout-scope.ts';
import { takeLines } from './take-lines.ts';
import { writeOrder } from './write-order.ts';

/** Who orders what; `bagId` and `customerId` come from the request's cookie and token, never from its body. */
export interface PlaceOrderInput {
  bagId: string | undefined;
  customerId: string | undefined;
  /** The sign-in that the token comes from; an order of one that has ended meanwhile is refused. */
  session?: Session | undefined;
  idempotencyKey: string;
  checkout: CheckoutRequest;
}

type Session = Pick<AccessToken, 'customerId' | 'signedInAt'>;
type Needs = Pick<Services, 'database' | 'settings'>;

const bagEmpty = (): AppError => new AppError('bag_empty', 'Your bag is empty.');

async function publishNewStates(
  on: OpenTransaction,
  { settings }: Needs,
  changes: readonly StockChange[],
): Promise<void> {
  const productIds = productsWithNewState(changes, settings.lowStockThreshold);
  if (productIds.length === 0) return;
  const what = productIds.length === 1 ? 'one product' : `${productIds.length} products`;
  const cause = { kind: 'stock', actor: 'system', summary: `An order changed the stock of ${what}` } as const;
  await requestPublish(on, { cause, productIds });
}

async function orderBag(
  on: OpenTransaction,
  services: Needs,
  input: PlaceOrderInput & { bagId: string },
): Promise<Order> {
  const lines = await selectBagLines(on, input.bagId);
  if (lines.length === 0) throw bagEmpty();
  const { quote } = toBag(lines, services.settings.store.currency);
  if (input.checkout.quote !== undefined && input.checkout.quote !== quote) {
    const detail =
      'The bag or a price has changed since you saw it; nothing was ordered. Look at the bag again.';
    throw new AppError('bag_changed', detail);
  }
  const changes = await takeLines(on, lines);
  const order = await writeOrder(on, services.settings, input, lines);
  await emptyBag(on, input.bagId);
  await publishNewStates(on, services, changes);
  return order;
}

/**
 * Orders what is in the bag, at live prices: all of it or nothing. Order, stock, empty bag, audit entry, publish
 * request and the answer kept for the idempotency key are one commit.
 * @returns the order; with `replayed`, the order that this key has placed before.
 * @throws AppError `bag_empty`, `bag_changed` when the given quote is no longer true, `out_of_stock` with every line
 * that cannot be had, `unauthenticated` when the session has ended, `idempotency_key_reused`, `request_in_flight`.
 */
export async function placeOrder(
  services: Needs,
  input: PlaceOrderInput,
): Promise<Answer<Order> & { replayed: boolean }> {
  const { bagId } = input;
  if (bagId === undefined) throw bagEmpty();
  const request = {
    scope: checkoutScope(bagId),
    key: input.idempotencyKey,
    hash: requestHash(input.checkout),
  };
  return await inTransaction(services.database, async (on) => {
    if (!(await lockOwnBag(on, bagId, input.session))) throw bagEmpty();
    return await answerOnce(on, request, async () => {
      return { status: 201, body: await orderBag(on, services, { ...input, bagId }) };
    });
  });
}

/**
 * The bag's lock comes before the idempotency key: requests that share a key share a bag, and queue here. Were they to
 * queue at the key, MySQL would hand all of them a shared lock when the first fails, and they would deadlock.
 */
async function lockOwnBag(
  on: OpenTransaction,
  bagId: string,
  session: Session | undefined,
): Promise<boolean> {
  try {
    if (await lockBagFor(on, bagId, session)) return true;
    if (session) await requireCurrentSession(on, session);
    return false;
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    throw new AppError('request_in_flight', 'This bag is being ordered already; ask again in a moment.', {
      retryAfter: 1,
      cause: error,
    });
  }
}
