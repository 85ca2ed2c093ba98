import type { Order, OrderStatus } from '@lapidary/shared/orders/order';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailContent } from '../mail-content.ts';
import { mailStore, type ShopOfMail } from '../mail-store.ts';
import { orderCancelled } from './order-cancelled.ts';
import { orderPlaced } from './order-placed.ts';
import { orderRefunded } from './order-refunded.ts';
import { orderShipped } from './order-shipped.ts';

const templates = { orderPlaced, orderShipped, orderCancelled, orderRefunded };
const shop: ShopOfMail = {
  name: 'Lapidary',
  locale: 'en',
  languages: ['en'],
  contact: { email: '', phone: '', address: [] },
};
const store = mailStore(shop, 'https://shop.test', null);
const usd = (amount: number) => ({ amount, currency: 'USD' });

const order = (change: Partial<Order> = {}): Order => ({
  number: 'L-7KQ2-M9XD',
  status: 'placed',
  placedAt: '2026-03-01T10:00:00.000Z',
  email: 'ada@example.com',
  phone: '',
  lines: [
    {
      variantId: 'v1',
      sku: 'S1',
      productSlug: 'ring',
      productTitle: 'Solitaire Ring',
      variantTitle: 'Gold / 6',
      quantity: 2,
      unitPrice: usd(52_000),
      lineTotal: usd(104_000),
      discount: usd(0),
      tax: usd(0),
    },
  ],
  subtotal: usd(104_000),
  discount: usd(0),
  shipping: usd(0),
  tax: usd(0),
  taxIncluded: true,
  taxRate: 0,
  total: usd(104_000),
  shippingAddress: {
    name: 'Ada Lovelace',
    line1: '12 St James’s Square',
    line2: '',
    city: 'London',
    region: '',
    postalCode: 'SW1Y 4JH',
    country: 'GB',
  },
  shippingMethod: null,
  promotionCode: null,
  paymentMethod: 'bank_transfer',
  paymentStep: null,
  note: '',
  giftNote: '',
  timeline: [{ status: 'placed', at: '2026-03-01T10:00:00.000Z' }],
  ...change,
});

const event = (status: OrderStatus, carrier?: string, number = '') => ({
  status,
  at: '2026-03-02T10:00:00.000Z',
  ...(carrier !== undefined && { tracking: { carrier, number } }),
});

/** Both bodies of a mail, HTML without its markup. */
const bodies = ({ text, html }: MailContent): string[] => [text, html.replace(/<[^>]*>/g, ' ')];

describe('every mail', () => {
  it.each(Object.entries(templates))(
    '%s names the order, its pieces, its total and where to see it',
    (_name, template) => {
      const mail = template(order(), store);
      expect(mail.subject).toContain('L-7KQ2-M9XD');
      for (const body of bodies(mail)) {
        for (const fact of ['L-7KQ2-M9XD', 'Solitaire Ring', 'Gold / 6', '2 × $520.00', '$1,040.00']) {
          expect(body).toContain(fact);
        }
      }
      expect(mail.text).toContain('https://shop.test/checkout/confirmation/');
      expect(mail.html).toContain('href="https://shop.test/checkout/confirmation/"');
    },
  );
});

it('order placed says where it goes and how it is paid', () => {
  for (const body of bodies(orderPlaced(order({ paymentMethod: 'in_store' }), store))) {
    for (const fact of ['Ada Lovelace', 'SW1Y 4JH London', 'United Kingdom', 'pay in the shop', 'Free']) {
      expect(body).toContain(fact);
    }
  }
});

it('order shipped tells how to follow the parcel, if there is a way', () => {
  const followed = orderShipped(order({ timeline: [event('shipped', 'DHL', 'JD0146')] }), store);
  for (const body of bodies(followed)) {
    for (const fact of ['Carrier', 'DHL', 'Tracking number', 'JD0146']) expect(body).toContain(fact);
  }
  for (const body of bodies(orderShipped(order({ timeline: [event('shipped')] }), store))) {
    expect(body).not.toMatch(/Carrier|Tracking/);
  }
});

it('order cancelled speaks of the money only when there was some', () => {
  for (const body of bodies(orderCancelled(order(), store))) expect(body).toContain('need not pay');
  const paid = order({ timeline: [event('placed'), event('paid'), event('cancelled')] });
  for (const body of bodies(orderCancelled(paid, store))) {
    expect(body).toContain('You have paid $1,040.00.');
    expect(body).not.toContain('need not pay');
  }
});

it('order placed adds up: discount, delivery and tax, with the names they had', () => {
  const change = {
    discount: usd(4_000),
    promotionCode: 'SPRING',
    shipping: usd(900),
    shippingMethod: { id: 's', kind: 'flat' as const, name: 'Express' },
    tax: usd(20_180),
    taxRate: 2_000,
    total: usd(121_080),
  };
  for (const body of bodies(orderPlaced(order({ ...change, taxIncluded: false }), store))) {
    for (const fact of [
      'Discount (SPRING)',
      '−$40.00',
      'Delivery (Express)',
      '$9.00',
      'Tax (20%)',
      '$201.80',
    ]) {
      expect(body).toContain(fact);
    }
  }
  for (const body of bodies(orderPlaced(order({ ...change, taxIncluded: true }), store))) {
    expect(body).toContain('Of this, tax (20%)');
  }
});

it('order placed gives the shop’s own instructions for paying, and who picks up what is picked up', () => {
  const picked = order({
    shippingMethod: { id: 's', kind: 'pick_up', name: 'Our shop, 1 High Street' },
    paymentStep: { kind: 'instructions', text: 'IBAN GB00 1234\nReference: your number' },
  });
  for (const body of bodies(orderPlaced(picked, store))) {
    for (const fact of ['IBAN GB00 1234', 'Reference: your number', 'Pick-up', 'Our shop, 1 High Street']) {
      expect(body).toContain(fact);
    }
    expect(body).not.toContain('SW1Y 4JH');
  }
});

it('uses the currency and locale of the shop', () => {
  const dong = { amount: 1_500_000, currency: 'VND' };
  const mail = orderPlaced(
    order({ total: dong }),
    mailStore({ ...shop, locale: 'vi', languages: ['vi'] }, store.url, null),
  );
  expect(mail.text).toMatch(/1\.500\.000\s₫/);
});

it('escapes whatever people and merchants wrote, and lets nobody add lines or headers', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', '\n', '\r', '\u2028', '`', 'x'),
      maxLength: 20,
    }),
    fc.constantFrom('<script>x</script>', '"><img src=x onerror=x>', '</td></table>', "' style='x"),
  );
  const plain = Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [name, marks(template(sample('x'), store))]),
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.entries(templates)), nasty, ([name, template], text) => {
      const value = `x${text}x`;
      const mail = template(sample(value), store);
      expect(marks(mail)).toEqual(plain[name]);
      expect(mail.subject).not.toMatch(/[\r\n]/);
    }),
    { numRuns: 400 },
  );
});

/** An order in which everything that can be typed is `text`. */
function sample(text: string): Order {
  const [line] = order().lines;
  return order({
    lines: [{ ...line!, productTitle: text, variantTitle: text }],
    shippingAddress: {
      name: text,
      line1: text,
      line2: text,
      city: text,
      region: text,
      postalCode: text,
      country: 'GB',
    },
    timeline: [event('paid'), event('shipped', text, text)],
  });
}

/** What no typed text may change: the markup, and the number of lines of the text. */
function marks({ html, text }: MailContent): { tags: string[]; lines: number } {
  return { tags: html.match(/<[^>]*>/g) ?? [], lines: text.split(/\r\n|[\n\r\u2028\u2029]/).length };
}
