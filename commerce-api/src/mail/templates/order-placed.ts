import type { Order } from '@lapidary/shared/orders/order';
import { COPY } from '../copy.ts';
import { block, document, paragraph, section } from '../layout.ts';
import type { MailContent, MailStore } from '../mail-content.ts';
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

const { placed, labels } = COPY;

/** "Thank you for your order": what was ordered, what it costs, how it is paid, where it goes. */
export function orderPlaced(order: Order, store: MailStore): MailContent {
  const facts = orderFacts(order, store);
  const subject = placed.subject(order.number, store.name);
  const intro = placed.intro(order.number);
  return {
    subject,
    text: plainText([
      placed.heading,
      intro,
      piecesText(facts),
      [`${labels.paying}:`, ...facts.paying],
      addressText(facts),
      orderLinkText(facts),
    ]),
    html: document({
      store,
      title: subject,
      heading: placed.heading,
      content: [
        paragraph(intro),
        piecesHtml(facts),
        section(labels.paying, block(facts.paying)),
        addressHtml(facts),
        ...orderLinkHtml(facts),
      ],
    }),
  };
}
