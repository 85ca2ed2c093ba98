import type { Order } from '@lapidary/shared/orders/order';
import { document, paragraph } from '../layout.ts';
import type { MailContent } from '../mail-content.ts';
import type { MailStore } from '../mail-store.ts';
import { orderFacts } from '../order-facts.ts';
import { orderLinkHtml, orderLinkText, piecesHtml, piecesText, plainText } from '../order-sections.ts';

/** "Your money is on its way back": all of it. */
export function orderRefunded(order: Order, store: MailStore): MailContent {
  const { refunded } = store.copy;
  const facts = orderFacts(order, store);
  const subject = refunded.subject(order.number, store.name);
  const intro = refunded.intro(order.number, facts.total);
  return {
    subject,
    text: plainText([refunded.heading, intro, refunded.when, piecesText(facts), orderLinkText(facts)]),
    html: document({
      store,
      title: subject,
      heading: refunded.heading,
      content: [paragraph(intro), paragraph(refunded.when), piecesHtml(facts), ...orderLinkHtml(facts)],
    }),
  };
}
