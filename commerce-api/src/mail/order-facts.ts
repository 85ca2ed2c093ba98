import { formatMoney } from '@lapidary/shared/money';
import type { Order } from '@lapidary/shared/orders/order';
import { inLanguage, orderConfirmationPath } from '@lapidary/shared/page-paths';
import type { MailCopy } from './copy/en.ts';
import { contactLines, oneLine } from './mail-content.ts';
import type { MailStore } from './mail-store.ts';

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
  labels: MailCopy['labels'];
  /** The shop and how it is reached; empty when it does not tell. */
  contact: string[];
}

/** Making one takes a hundred times as long as using it, and a shop has a few locales. */
const percentFormats = new Map<string, Intl.NumberFormat>();
const countryNames = new Map<string, Intl.DisplayNames>();

function formatRate(basisPoints: number, locale: string): string {
  let format = percentFormats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
    percentFormats.set(locale, format);
  }
  return format.format(basisPoints / 10_000);
}

function countryName(country: string, locale: string): string {
  let names = countryNames.get(locale);
  if (!names) {
    names = new Intl.DisplayNames([locale], { type: 'region' });
    countryNames.set(locale, names);
  }
  return names.of(country) ?? country;
}

/** Every amount, so that the buyer can add them up. */
function totalsOf(order: Order, { locale, copy: { labels } }: MailStore): OrderFacts['totals'] {
  const { subtotal, discount, shipping, tax, taxIncluded, taxRate, total } = order;
  const money = (amount: Order['total']): string => formatMoney(amount, locale);
  const rate = formatRate(taxRate, locale);
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
  { locale, copy: { labels } }: MailStore,
): OrderFacts['destination'] {
  const where =
    shippingMethod?.kind === 'pick_up'
      ? [shippingMethod.name, address.name]
      : [
          address.name,
          address.line1,
          address.line2,
          `${address.postalCode} ${address.city}`,
          address.region,
          countryName(address.country, locale),
        ];
  return {
    label: shippingMethod?.kind === 'pick_up' ? labels.pickUp : labels.deliverTo,
    lines: where.map(oneLine).filter((line) => line !== ''),
  };
}

function payingOf({ paymentMethod, paymentStep }: Order, copy: MailCopy): string[] {
  const instructions = paymentStep?.kind === 'instructions' ? paymentStep.text : '';
  const lines = instructions.split(/\r?\n/).map(oneLine);
  const said = lines.filter((line) => line !== '');
  return said.length > 0 ? said : [copy.payment[paymentMethod]];
}

/** The words and amounts of an order for its mails. */
export function orderFacts(order: Order, store: MailStore): OrderFacts {
  const money = (amount: Order['total']): string => formatMoney(amount, store.locale);
  const contact = contactLines(store.contact);
  return {
    number: order.number,
    lines: order.lines.map((line) => ({
      title: oneLine(line.productTitle),
      variant: oneLine(line.variantTitle),
      quantity: `${line.quantity} × ${money(line.unitPrice)}`,
      total: money(line.lineTotal),
    })),
    totals: totalsOf(order, store),
    total: money(order.total),
    destination: destinationOf(order, store),
    paying: payingOf(order, store.copy),
    url: store.url + inLanguage(orderConfirmationPath(), store.prefix),
    labels: store.copy.labels,
    contact: contact.length === 0 ? [] : [store.name, ...contact],
  };
}
