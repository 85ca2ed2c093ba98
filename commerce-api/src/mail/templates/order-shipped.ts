import type { Order } from '@lapidary/shared/orders/order';
import { block, document, paragraph, section } from '../layout.ts';
import { type MailContent, oneLine } from '../mail-content.ts';
import type { MailStore } from '../mail-store.ts';
import { orderFacts } from '../order-facts.ts';
import {
  addressHtml,
  addressText,
  orderLinkHtml,
  orderLinkText,
  piecesHtml,
  piecesText,
  plainText,
} from '../order-sections.ts';

/** "Your order is on its way": with carrier and tracking number, when there are any. */
export function orderShipped(order: Order, store: MailStore): MailContent {
  const { shipped } = store.copy;
  const facts = orderFacts(order, store);
  const subject = shipped.subject(order.number, store.name);
  const intro = shipped.intro(order.number);
  const tracking = order.timeline.findLast(({ status }) => status === 'shipped')?.tracking;
  const parcel = [
    { label: shipped.carrier, value: oneLine(tracking?.carrier ?? '') },
    { label: shipped.trackingNumber, value: oneLine(tracking?.number ?? '') },
  ].filter(({ value }) => value !== '');
  return {
    subject,
    text: plainText([
      shipped.heading,
      intro,
      ...(parcel.length > 0 ? [parcel.map(({ label, value }) => `${label}: ${value}`)] : []),
      addressText(facts),
      piecesText(facts),
      orderLinkText(facts),
    ]),
    html: document({
      store,
      title: subject,
      heading: shipped.heading,
      content: [
        paragraph(intro),
        ...parcel.map(({ label, value }) => section(label, block([value]))),
        addressHtml(facts),
        piecesHtml(facts),
        ...orderLinkHtml(facts),
      ],
    }),
  };
}
