import type { CheckoutRequest, Order } from '@lapidary/shared/orders/order';
import { emptyBag, lockBag, selectBagLines, toBag } from '../bag/index.ts';
import { queueOrderMail } from '../mail/index.ts';
import { AppError } from '../platform/app-error.ts';
import { type Answer, answerOnce, requestHash } from '../platform/idempotency.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction, isLockTimeout, type OpenTransaction } from '../platform/transaction.ts';
import { publishNewStates } from './publish-new-states.ts';
import { takeLines } from './take-lines.ts';
import { writeOrder } from './write-order.ts';

/** Who orders what; `bagId` and `customerId` come from the request's cookie and token, never from its body. */
export interface PlaceOrderInput {
  bagId: string | undefined;
  customerId: string | undefined;
  idempotencyKey: string;
  checkout: CheckoutRequest;
}

type Needs = Pick<Services, 'database' | 'settings'>;

const bagEmpty = (): AppError => new AppError('bag_empty', 'Your bag is empty.');

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
  await publishNewStates(on, services, { actor: 'system', did: 'An order changed', changes });
  await queueOrderMail(on, services.settings, order);
  return order;
}

/**
 * Orders what is in the bag, at live prices: all of it or nothing. Order, stock, empty bag, audit entry, publish
 * request and the answer kept for the idempotency key are one commit.
 * @returns the order; with `replayed`, the order that this key has placed before.
 * @throws AppError `bag_empty`, `bag_changed` when the given quote is no longer true, `out_of_stock` with every line
 * that cannot be had, `idempotency_key_reused`, `request_in_flight`.
 */
export async function placeOrder(
  services: Needs,
  input: PlaceOrderInput,
): Promise<Answer<Order> & { replayed: boolean }> {
  const { bagId } = input;
  if (bagId === undefined) throw bagEmpty();
  const request = {
    scope: `checkout:${bagId}`,
    key: input.idempotencyKey,
    hash: requestHash(input.checkout),
  };
  return await inTransaction(services.database, async (on) => {
    if (!(await lockOwnBag(on, bagId))) throw bagEmpty();
    return await answerOnce(on, request, async () => {
      return { status: 201, body: await orderBag(on, services, { ...input, bagId }) };
    });
  });
}

/**
 * The bag's lock comes before the idempotency key: requests that share a key share a bag, and queue here. Were they to
 * queue at the key, MySQL would hand all of them a shared lock when the first fails, and they would deadlock.
 */
async function lockOwnBag(on: OpenTransaction, bagId: string): Promise<boolean> {
  try {
    return await lockBag(on, bagId);
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    throw new AppError('request_in_flight', 'This bag is being ordered already; ask again in a moment.', {
      retryAfter: 1,
      cause: error,
    });
  }
}
