import { formatMoney } from '@lapidary/shared/money';
import type { Order } from '@lapidary/shared/orders/order';
import { orderConfirmationPath } from '@lapidary/shared/page-paths';
import { COPY } from './copy.ts';
import { type MailStore, oneLine } from './mail-content.ts';

/** What mails say of an order, ready to be read, not escaped yet. */
export interface OrderFacts {
  number: string;
  lines: { title: string; variant: string; quantity: string; total: string }[];
  /** Label and amount, the total last. */
  totals: { label: string; amount: string }[];
  total: string;
  address: string[];
  url: string;
}

/** The words and amounts of an order for its mails. */
export function orderFacts(order: Order, store: MailStore): OrderFacts {
  const money = (amount: Order['total']): string => formatMoney(amount, store.locale);
  const { labels } = COPY;
  const { shippingAddress: address } = order;
  const country = new Intl.DisplayNames([store.locale], { type: 'region' }).of(address.country);
  return {
    number: order.number,
    lines: order.lines.map((line) => ({
      title: oneLine(line.productTitle),
      variant: oneLine(line.variantTitle),
      quantity: `${line.quantity} × ${money(line.unitPrice)}`,
      total: money(line.lineTotal),
    })),
    totals: [
      { label: labels.subtotal, amount: money(order.subtotal) },
      { label: labels.delivery, amount: order.shipping.amount === 0 ? labels.free : money(order.shipping) },
      { label: labels.total, amount: money(order.total) },
    ],
    total: money(order.total),
    address: [
      address.name,
      address.line1,
      address.line2,
      `${address.postalCode} ${address.city}`,
      address.region,
      country ?? address.country,
    ]
      .map(oneLine)
      .filter((line) => line !== ''),
    url: `${store.url}${orderConfirmationPath()}`,
  };
}
