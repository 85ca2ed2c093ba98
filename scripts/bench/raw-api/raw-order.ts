import type { BagRows } from '@lapidary/commerce-api/bag';
import { priceOrder, taxationOf } from '@lapidary/commerce-api/pricing';
import { formatMoney } from '@lapidary/shared/money';
import type { CheckoutRequest, Order } from '@lapidary/shared/orders/order';
import type { ShippingChoice } from '@lapidary/shared/pricing/shipping-method';
import type { PaymentSettings, TaxSettings } from '@lapidary/shared/pricing/store-settings';
import { ulid } from 'ulid';

/** A row of `RULES`: what is true of the shop, and one of its shipping methods. */
export interface RulesRow extends ShippingChoice {
  taxJson: string;
  paymentJson: string;
  storeJson: string;
  price: number;
  freeOver: number | null;
  countriesJson: string;
}

const ALPHABET = '2346789ABCDEFGHJKMNPQRTVWXYZ';
const group = (): string =>
  Array.from({ length: 4 }, () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]).join('');

/** Prices a bag by the shop's rules, with the shipping method that was asked for, paid by bank transfer. */
export function makeOrder(rules: readonly RulesRow[], rows: BagRows, checkout: CheckoutRequest): Order {
  const { country } = checkout.shippingAddress;
  const offered = rules.filter(({ countriesJson }) => {
    const countries = JSON.parse(countriesJson) as string[];
    return countries.length === 0 || countries.includes(country);
  });
  const method = offered.find(({ id }) => id === checkout.shippingMethod) ?? offered[0]!;
  const lines = rows.lines.map(({ variantId, price, quantity }) => ({
    variantId,
    quantity,
    unitPrice: price ?? 0,
  }));
  const tax = taxationOf(JSON.parse(method.taxJson) as TaxSettings, country);
  const priced = priceOrder({ lines, shipping: method, discount: null, tax });
  const { bankTransfer } = JSON.parse(method.paymentJson) as PaymentSettings;
  const { currency } = rows;
  const money = (amount: number) => ({ amount, currency });
  const placedAt = new Date().toISOString();
  const { id, kind, name } = method;
  return {
    number: `L-${group()}-${group()}`,
    status: 'placed',
    placedAt,
    email: checkout.email,
    phone: checkout.phone ?? '',
    lines: rows.lines.map((line, index) => ({
      variantId: line.variantId,
      sku: line.sku ?? '',
      productSlug: line.productSlug ?? '',
      productTitle: line.productTitle ?? '',
      variantTitle: line.variantTitle ?? '',
      quantity: line.quantity,
      unitPrice: money(line.price ?? 0),
      lineTotal: money((line.price ?? 0) * line.quantity),
      discount: money(0),
      tax: money(priced.lines[index]!.tax),
    })),
    subtotal: money(priced.subtotal),
    discount: money(0),
    shipping: money(priced.shipping),
    tax: money(priced.tax),
    taxIncluded: priced.taxIncluded,
    taxRate: priced.taxRate,
    total: money(priced.total),
    shippingAddress: checkout.shippingAddress,
    shippingMethod: { id, kind, name },
    promotionCode: null,
    paymentMethod: checkout.paymentMethod,
    paymentStep: { kind: 'instructions', text: bankTransfer.instructions },
    note: checkout.note ?? '',
    giftNote: rows.giftNote,
    timeline: [{ status: 'placed', at: placedAt }],
  };
}

/** About as much text as the shop's own mail has. */
export function makeMail(order: Order): { id: string; subject: string; text: string; html: string } {
  const pieces = order.lines.map(
    ({ quantity, productTitle, lineTotal }) =>
      `${quantity} × ${productTitle}: ${formatMoney(lineTotal, 'en')}`,
  );
  const { name, line1, city, postalCode, country } = order.shippingAddress;
  const facts = [
    `Thank you for your order ${order.number}.`,
    ...pieces,
    `Shipping: ${formatMoney(order.shipping, 'en')}`,
    `Tax: ${formatMoney(order.tax, 'en')}`,
    `Total: ${formatMoney(order.total, 'en')}`,
    name,
    line1,
    `${postalCode} ${city}, ${country}`,
  ];
  const cells = facts.map(
    (fact) => `<tr><td style="padding:4px 0;font:16px/1.5 Georgia,serif">${fact}</td></tr>`,
  );
  return {
    id: ulid(),
    subject: `Your order ${order.number}`,
    text: facts.join('\n\n'),
    html: `<!doctype html><html lang="en"><body style="margin:0"><table role="presentation">${cells.join('')}</table></body></html>`,
  };
}
