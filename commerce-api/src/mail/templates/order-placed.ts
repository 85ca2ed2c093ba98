import type { Order } from '@lapidary/shared/orders/order';
import { block, document, paragraph, section } from '../layout.ts';
import type { MailContent } from '../mail-content.ts';
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

/** "Thank you for your order": what was ordered, what it costs, how it is paid, where it goes. */
export function orderPlaced(order: Order, store: MailStore): MailContent {
  const { placed, labels } = store.copy;
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
