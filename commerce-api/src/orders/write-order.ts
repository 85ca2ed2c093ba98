import type { Bag } from '@lapidary/shared/bag/bag';
import type { CheckoutRequest, Order } from '@lapidary/shared/orders/order';
import { newId } from '../platform/ids.ts';
import type { OpenTransaction } from '../platform/transaction.ts';
import { insertNumberedOrder } from './insert-numbered-order.ts';
import { appendOrderEvent } from './order-events.ts';
import { insertOrderLines, type OrderLineRow, type OrderRow, toOrder } from './order-rows.ts';
import type { PaymentProvider } from './payment/payment-provider.ts';
import type { PricedCheckout } from './price-checkout.ts';

/** Who placed an order without being signed in. */
const GUEST = 'guest';

export interface OrderToWrite {
  checkout: CheckoutRequest;
  customerId: string | undefined;
  bag: Bag;
  priced: PricedCheckout;
  payment: PaymentProvider;
  /** Of the promotion that has counted this order as a use. */
  promotionId: string | null;
}

const toRow = (
  { checkout, customerId, bag, priced, payment, promotionId }: OrderToWrite,
  number: string,
): OrderRow => {
  const { subtotal, discount, shipping, tax, taxIncluded, taxRate, total } = priced.priced;
  const { id, kind, name } = priced.method;
  return {
    id: newId(),
    number,
    customerId: customerId ?? null,
    email: checkout.email,
    phone: checkout.phone,
    status: 'placed',
    currency: bag.subtotal.currency,
    subtotal,
    discount,
    shipping,
    tax,
    taxIncluded: taxIncluded ? 1 : 0,
    taxRate,
    total,
    shippingMethodJson: JSON.stringify({ id, kind, name }),
    promotionId,
    promotionCode: checkout.promotionCode ?? null,
    shippingAddressJson: JSON.stringify(checkout.shippingAddress),
    paymentMethod: checkout.paymentMethod,
    paymentStepJson: JSON.stringify(payment.begin({ number, total: priced.totals.total })),
    note: checkout.note,
    giftNote: bag.giftNote,
    language: checkout.language ?? null,
    placedAt: Date.now(),
  };
};

const toLineRows = ({ bag, priced }: OrderToWrite, orderId: string): OrderLineRow[] =>
  bag.lines.map((line, position) => {
    const { discount, tax } = priced.priced.lines[position]!;
    return {
      id: newId(),
      orderId,
      position,
      variantId: line.variantId,
      sku: line.sku,
      productSlug: line.productSlug,
      productTitle: line.productTitle,
      variantTitle: line.variantTitle,
      quantity: line.quantity,
      unitPrice: line.unitPrice.amount,
      discount,
      tax,
    };
  });

/**
 * Writes the order of a bag: copies of what was bought and of the terms, and the first entry of its timeline, which
 * says who placed it. Three statements.
 */
export async function writeOrder(on: OpenTransaction, input: OrderToWrite): Promise<Order> {
  const row = await insertNumberedOrder(on, (number) => toRow(input, number));
  const lines = toLineRows(input, row.id);
  await insertOrderLines(on, lines);
  const actor = input.customerId ?? GUEST;
  const event = await appendOrderEvent(on, {
    orderId: row.id,
    actor,
    from: null,
    to: 'placed',
    at: row.placedAt,
  });
  return toOrder(row, lines, [event]);
}
