import { createHash } from 'node:crypto';
import type { BagRows } from '@lapidary/commerce-api/bag';
import type { AccessToken } from '@lapidary/commerce-api/platform/aws/access-token';
import type { CheckoutRequest, Order } from '@lapidary/shared/orders/order';
import type { Pool, PoolConnection } from 'mysql2/promise';
import { ulid } from 'ulid';
import { readRows } from './raw-bag.ts';
import { inTransaction, read, write } from './raw-database.ts';
import { makeMail, makeOrder, type RulesRow } from './raw-order.ts';
import * as sql from './raw-statements.ts';

export interface RawCheckout {
  bagId: string;
  key: string;
  session: AccessToken | undefined;
  body: CheckoutRequest;
}

const lockBag = async (on: PoolConnection, { bagId, session }: RawCheckout): Promise<boolean> =>
  (await (session
    ? write(on, sql.LOCK_BAG_OF_SESSION, [
        Date.now(),
        bagId,
        session.customerId,
        session.signedInAt.getTime(),
      ])
    : write(on, sql.LOCK_BAG, [Date.now(), bagId]))) > 0;

/** In order of variant; each UPDATE guards itself. */
async function takeStock(on: PoolConnection, { lines }: BagRows): Promise<void> {
  for (const { variantId, quantity, stock } of lines.toSorted((a, b) =>
    a.variantId < b.variantId ? -1 : 1,
  )) {
    const known = [stock - quantity, Date.now(), variantId, stock];
    if ((await write(on, sql.TAKE_KNOWN, known)) === 1) continue;
    if ((await write(on, sql.TAKE_IF_ENOUGH, [quantity, Date.now(), variantId, quantity])) === 0) {
      throw new Error('out of stock');
    }
    await read(on, 'SELECT variant_id AS variantId, stock FROM stock_levels WHERE variant_id IN (?)', [
      variantId,
    ]);
  }
}

async function writeOrder(on: PoolConnection, order: Order, customerId: string | null): Promise<void> {
  const id = ulid();
  await write(on, sql.INSERT_ORDER, [
    id,
    order.number,
    customerId,
    order.email,
    order.phone,
    order.total.currency,
    order.subtotal.amount,
    order.shipping.amount,
    order.tax.amount,
    order.taxIncluded ? 1 : 0,
    order.taxRate,
    order.total.amount,
    JSON.stringify(order.shippingMethod),
    JSON.stringify(order.shippingAddress),
    order.paymentMethod,
    JSON.stringify(order.paymentStep),
    order.note,
    order.giftNote,
    Date.parse(order.placedAt),
  ]);
  const lines = order.lines.flatMap((line, position) => [
    ulid(),
    id,
    position,
    line.variantId,
    line.sku,
    line.productSlug,
    line.productTitle,
    line.variantTitle,
    line.quantity,
    line.unitPrice.amount,
    line.tax.amount,
  ]);
  await write(on, sql.insertOrderLines(order.lines.length), lines);
  await write(on, sql.INSERT_EVENT, [ulid(), id, customerId ?? 'guest', Date.parse(order.placedAt)]);
}

/** Undefined when there is nothing in the bag. */
export async function checkOut(pool: Pool, checkout: RawCheckout): Promise<Order | undefined> {
  const { bagId, key, session, body } = checkout;
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const rules = await read<RulesRow>(pool, sql.RULES, [body.promotionCode ?? null]);
  return await inTransaction(pool, async (on) => {
    if (!(await lockBag(on, checkout))) return undefined;
    const rows = await readRows(on, bagId);
    if (rows.lines.length === 0) return undefined;
    const order = makeOrder(rules, rows, body);
    await takeStock(on, rows);
    await writeOrder(on, order, session?.customerId ?? null);
    await write(on, sql.EMPTY_BAG, [bagId]);
    const mail = makeMail(order);
    await write(on, sql.INSERT_MAIL, [
      mail.id,
      order.number,
      order.email,
      mail.subject,
      mail.text,
      mail.html,
    ]);
    await write(on, sql.INSERT_KEY, [`checkout:${bagId}`, key, hash, JSON.stringify(order), Date.now()]);
    return order;
  });
}
