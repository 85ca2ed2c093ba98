import { Order } from '@lapidary/shared/orders/order';
import { describe, expect, it } from 'vitest';
import { mailStore, type ShopOfMail } from '../mail-store.ts';
import { orderCancelled } from './order-cancelled.ts';
import { orderPlaced } from './order-placed.ts';
import { orderRefunded } from './order-refunded.ts';
import { orderShipped } from './order-shipped.ts';

const STORE: ShopOfMail = {
  name: 'Lapidary',
  locale: 'en-US',
  languages: ['en'],
  contact: { email: '', phone: '', address: [] },
};
const BOTH: ShopOfMail = { ...STORE, languages: ['en', 'vi'] };
const ORDER: Order = {
  ...(Order.meta()!.examples as Order[])[0]!,
  paymentStep: null,
  timeline: [
    { status: 'placed', at: '2026-03-14T09:26:53.000Z' },
    { status: 'shipped', at: '2026-03-15T09:26:53.000Z', tracking: { carrier: 'DHL', number: 'JD01' } },
  ],
};

const TEMPLATES = { orderPlaced, orderShipped, orderCancelled, orderRefunded };
const ENGLISH = /\b(?:the|your|you|order|we|is|are|of|and|will|delivery|payment|total|number|carrier|see)\b/i;
/** What merchants and buyers have written, and addresses. */
const OWN = /Solitaire Ring|Yellow gold|Standard delivery|Ada Lovelace|St James’s Square|https?:\S+/g;

describe.each(Object.entries(TEMPLATES))('%s', (_name, template) => {
  it('has no English in Vietnamese, and leads to Vietnamese pages', () => {
    const { subject, text, html } = template(ORDER, mailStore(BOTH, 'https://shop.example', 'vi'));
    for (const said of [subject, text]) {
      expect(said).toContain(ORDER.number);
      expect(said.replace(OWN, '')).not.toMatch(ENGLISH);
    }
    expect(html).toContain('<html lang="vi">');
    expect(html).toContain('https://shop.example/vi/checkout/confirmation/');
    expect(text).toMatch(/1\.295,00\s(?:US\$|\$)/);
  });

  it('is in the shop’s first language when nobody said, or when it has given the language up', () => {
    const english = template(ORDER, mailStore(BOTH, 'https://shop.example', null));
    expect(english.html).toContain('<html lang="en">');
    expect(english.text).toContain('https://shop.example/checkout/confirmation/');
    expect(english.text).toContain('$1,295.00');
    expect(template(ORDER, mailStore(STORE, 'https://shop.example', 'vi'))).toEqual(english);
  });
});
