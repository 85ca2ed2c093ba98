import type { CheckoutRequest, Order } from '@lapidary/shared/orders/order';
import { ApiProblem, request } from '../../lib/api-client.client.ts';
import { isOutcomeKnown } from './checkout-failure.ts';

/** A try of which the outcome is not known: it outlives a reload of the page. */
interface Attempt {
  key: string;
  order: CheckoutRequest;
}

export interface PlacedOrder {
  order: Order;
  /** It is the order of an earlier try; details changed since then are not in it. */
  earlier: boolean;
}

const ATTEMPT = 'lapidary:checkout-attempt';

/** `crypto.randomUUID` is missing where a shop is tried over plain HTTP from another machine. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

function openAttempt(): Attempt | null {
  const text = sessionStorage.getItem(ATTEMPT);
  return text === null ? null : (JSON.parse(text) as Attempt);
}

/** Sends the try, and closes it when the API says what became of it. */
async function send(attempt: Attempt): Promise<Order> {
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
  try {
    const order = await request<Order>('POST', '/api/checkout', {
      body: attempt.order,
      headers: { 'idempotency-key': attempt.key },
    });
    sessionStorage.removeItem(ATTEMPT);
    return order;
  } catch (error) {
    if (isOutcomeKnown(error)) sessionStorage.removeItem(ATTEMPT);
    throw error;
  }
}

const isKeyReused = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'idempotency_key_reused';

/**
 * Places the order. A try without a known outcome lends its key to the next one, so that both together make one
 * order; when details were changed in between and the first try did succeed, its order is the answer.
 * @throws ApiProblem, BackendUnreachable
 */
export async function placeOrder(order: CheckoutRequest): Promise<PlacedOrder> {
  const open = openAttempt();
  try {
    return { order: await send({ key: open?.key ?? newKey(), order }), earlier: false };
  } catch (error) {
    if (!open || !isKeyReused(error)) throw error;
    // The API knows the key with other details: sending those again tells what became of them.
    return { order: await send(open), earlier: true };
  }
}

/**
 * Asks what became of a try that got no answer, for a bag that is now empty: either it became the order, or it did
 * not and cannot any more.
 * @returns null when there is no such try, or it made no order
 * @throws BackendUnreachable, and ApiProblem when the outcome stays unknown
 */
export async function finishOpenAttempt(): Promise<PlacedOrder | null> {
  const open = openAttempt();
  if (!open) return null;
  try {
    return { order: await send(open), earlier: true };
  } catch (error) {
    if (isOutcomeKnown(error)) return null;
    throw error;
  }
}
