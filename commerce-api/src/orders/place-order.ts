import type { CheckoutRequest, Order } from '@lapidary/shared/orders/order';
import { emptyBag, lockBagFor, selectBag, toBag } from '../bag/index.ts';
import { queueOrderMail } from '../mail/index.ts';
import { AppError } from '../platform/app-error.ts';
import type { AccessToken } from '../platform/aws/access-token.ts';
import { type Answer, answerOnce, requestHash } from '../platform/idempotency.ts';
import type { Services } from '../platform/services.ts';
import { requireCurrentSession } from '../platform/session-cutoffs.ts';
import { isLockTimeout, type OpenTransaction } from '../platform/transaction.ts';
import { type PricingRules, readPricingRules, redeemPromotion } from '../pricing/index.ts';
import { checkQuote } from './checkout-quote.ts';
import { checkoutScope } from './checkout-scope.ts';
import { choosePayment } from './payment/choose-payment.ts';
import { priceCheckout } from './price-checkout.ts';
import { publishNewStates } from './publish-new-states.ts';
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

async function orderBag(
  on: OpenTransaction,
  services: Needs,
  { bagId, customerId, checkout, rules }: PlaceOrderInput & { bagId: string; rules: PricingRules },
): Promise<Order> {
  const rows = await selectBag(on, bagId);
  if (rows.lines.length === 0) throw bagEmpty();
  const bag = toBag(rows);
  const choice = { ...checkout, country: checkout.shippingAddress.country };
  const priced = priceCheckout(bag, rules, choice);
  checkQuote(checkout.quote, bag, choice, priced, rules.store.locale);
  const payment = choosePayment(priced, checkout.paymentMethod);
  const changes = await takeLines(on, rows.lines);
  // After the stock, in every order: two buyers cannot wait for each other.
  const promotion = checkout.promotionCode === undefined ? undefined : rules.promotion;
  const promotionId = promotion ? await redeemPromotion(on, promotion) : null;
  const order = await writeOrder(on, { checkout, customerId, bag, priced, payment, promotionId });
  await emptyBag(on, { bagId, giftNote: bag.giftNote });
  await publishNewStates(on, services, { actor: 'system', did: 'An order changed', changes });
  const mail = { store: rules.store, publicUrl: services.settings.publicUrl };
  await queueOrderMail(on, mail, order, checkout.language ?? null);
  return order;
}

/**
 * Orders what is in the bag, at live prices: all of it or nothing. Order, stock, use of the promotion, empty bag,
 * publish request and the answer kept for the idempotency key are one commit. The rules of pricing are those of the
 * moment at which the request came in.
 * @returns the order; with `replayed`, the order that this key has placed before.
 * @throws AppError `bag_empty`, `bag_changed` when the given quote is no longer true, `out_of_stock` with every line
 * that cannot be had, `shipping_unavailable`, `payment_unavailable`, the `promotion_…` codes, `unauthenticated` when
 * the session has ended, `idempotency_key_reused`, `request_in_flight`.
 */
export async function placeOrder(
  services: Needs,
  input: PlaceOrderInput,
): Promise<Answer<Order> & { replayed: boolean }> {
  const { bagId, checkout } = input;
  const { database } = services;
  if (bagId === undefined) throw bagEmpty();
  const request = { scope: checkoutScope(bagId), key: input.idempotencyKey, hash: requestHash(checkout) };
  const rules = await readPricingRules({ database }, checkout.promotionCode);
  return await answerOnce(database, request, async (on) => {
    if (!(await lockOwnBag(on, bagId, input.session))) throw bagEmpty();
    return { status: 201, body: await orderBag(on, services, { ...input, bagId, rules }) };
  });
}

/**
 * Requests that share a key share a bag, and queue at its lock: when the second comes through, the first has committed,
 * and its answer is there to be repeated.
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
