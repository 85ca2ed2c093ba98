import { formatMoney } from '@lapidary/shared/money';
import type { Order } from '@lapidary/shared/orders/order';
import { orderConfirmationPath } from '@lapidary/shared/page-paths';
import { COPY } from './copy.ts';
import { contactLines, type MailStore, oneLine } from './mail-content.ts';

/** What mails say of an order, ready to be read, not escaped yet. */
export interface OrderFacts {
  number: string;
  lines: { title: string; variant: string; quantity: string; total: string }[];
  /** Label and amount; `strong` is the total. */
  totals: { label: string; amount: string; strong?: boolean }[];
  total: string;
  /** Where it goes, or who picks it up. */
  destination: { label: string; lines: string[] };
  /** How to pay, in paragraphs. */
  paying: string[];
  url: string;
  /** The shop and how it is reached; empty when it does not tell. */
  contact: string[];
}

const { labels } = COPY;

/** Every amount, so that the buyer can add them up. */
function totalsOf(order: Order, locale: string): OrderFacts['totals'] {
  const { subtotal, discount, shipping, tax, taxIncluded, taxRate, total } = order;
  const money = (amount: Order['total']): string => formatMoney(amount, locale);
  const rate = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    taxRate / 10_000,
  );
  const taxRow = (label: string) => ({ label, amount: money(tax) });
  return [
    { label: labels.subtotal, amount: money(subtotal) },
    ...(discount.amount > 0
      ? [{ label: labels.discount(order.promotionCode), amount: `−${money(discount)}` }]
      : []),
    {
      label: labels.delivery(order.shippingMethod?.name),
      amount: shipping.amount === 0 ? labels.free : money(shipping),
    },
    ...(taxIncluded ? [] : [taxRow(labels.tax(rate))]),
    { label: labels.total, amount: money(total), strong: true },
    ...(taxIncluded && tax.amount > 0 ? [taxRow(labels.includedTax(rate))] : []),
  ];
}

function destinationOf(
  { shippingAddress: address, shippingMethod }: Order,
  locale: string,
): OrderFacts['destination'] {
  const country = new Intl.DisplayNames([locale], { type: 'region' }).of(address.country);
  const where =
    shippingMethod?.kind === 'pick_up'
      ? [shippingMethod.name, address.name]
      : [
          address.name,
          address.line1,
          address.line2,
          `${address.postalCode} ${address.city}`,
          address.region,
          country ?? address.country,
        ];
  return {
    label: shippingMethod?.kind === 'pick_up' ? labels.pickUp : labels.deliverTo,
    lines: where.map(oneLine).filter((line) => line !== ''),
  };
}

function payingOf({ paymentMethod, paymentStep }: Order): string[] {
  const instructions = paymentStep?.kind === 'instructions' ? paymentStep.text : '';
  const lines = instructions.split(/\r?\n/).map(oneLine);
  const said = lines.filter((line) => line !== '');
  return said.length > 0 ? said : [COPY.payment[paymentMethod]];
}

/** The words and amounts of an order for its mails. */
export function orderFacts(order: Order, store: MailStore): OrderFacts {
  const money = (amount: Order['total']): string => formatMoney(amount, store.locale);
  const contact = contactLines(store);
  return {
    number: order.number,
    lines: order.lines.map((line) => ({
      title: oneLine(line.productTitle),
      variant: oneLine(line.variantTitle),
      quantity: `${line.quantity} × ${money(line.unitPrice)}`,
      total: money(line.lineTotal),
    })),
    totals: totalsOf(order, store.locale),
    total: money(order.total),
    destination: destinationOf(order, store.locale),
    paying: payingOf(order),
    url: `${store.url}${orderConfirmationPath()}`,
    contact: contact.length === 0 ? [] : [store.name, ...contact],
  };
}
