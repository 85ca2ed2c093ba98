import type { CheckoutRequest, Order } from '@lapidary/shared/orders/order';
import { type BagLineRow, toBag } from '../bag/index.ts';
import { recordAudit } from '../platform/audit.ts';
import { newId } from '../platform/ids.ts';
import type { OpenTransaction } from '../platform/transaction.ts';
import type { Settings } from '../settings.ts';
import { insertNumberedOrder } from './insert-numbered-order.ts';
import { appendOrderEvent } from './order-events.ts';
import { insertOrderLine, readOrders } from './order-rows.ts';

/** Who placed an order without being signed in. */
const GUEST = 'guest';

/** Writes the order of some lines at their live prices: snapshots, timeline and audit entry. */
export async function writeOrder(
  on: OpenTransaction,
  { store }: Pick<Settings, 'store'>,
  { checkout, customerId }: { checkout: CheckoutRequest; customerId: string | undefined },
  lines: readonly BagLineRow[],
): Promise<Order> {
  const { currency } = store;
  const { subtotal } = toBag(lines, currency);
  const placedAt = Date.now();
  const actor = customerId ?? GUEST;
  const row = await insertNumberedOrder(on, {
    id: newId(),
    customerId: customerId ?? null,
    email: checkout.email,
    phone: checkout.phone,
    status: 'placed',
    currency,
    subtotal: subtotal.amount,
    shipping: 0,
    total: subtotal.amount,
    shippingAddressJson: JSON.stringify(checkout.shippingAddress),
    paymentMethod: checkout.paymentMethod,
    note: checkout.note,
    placedAt,
  });
  for (const [position, line] of lines.entries()) {
    await insertOrderLine(on, {
      id: newId(),
      orderId: row.id,
      position,
      variantId: line.variantId,
      sku: line.sku ?? '',
      productSlug: line.productSlug ?? '',
      productTitle: line.productTitle ?? '',
      variantTitle: line.variantTitle ?? '',
      quantity: line.quantity,
      unitPrice: line.price ?? 0,
    });
  }
  await appendOrderEvent(on, { orderId: row.id, actor, from: null, to: 'placed', at: placedAt });
  const bought = lines.map(({ variantId, quantity, price }) => ({ variantId, quantity, price }));
  const after = { total: row.total, currency, lines: bought };
  await recordAudit(on, { actor, action: 'order.place', subject: row.number, after });
  const [order] = await readOrders(on, [row]);
  return order!;
}
