import type { Order } from '@lapidary/shared/orders/order';
import { document, paragraph } from '../layout.ts';
import type { MailContent } from '../mail-content.ts';
import type { MailStore } from '../mail-store.ts';
import { orderFacts } from '../order-facts.ts';
import { orderLinkHtml, orderLinkText, piecesHtml, piecesText, plainText } from '../order-sections.ts';

/** "Your order is cancelled": and what becomes of the money, when some was paid. */
export function orderCancelled(order: Order, store: MailStore): MailContent {
  const { cancelled } = store.copy;
  const facts = orderFacts(order, store);
  const subject = cancelled.subject(order.number, store.name);
  const intro = cancelled.intro(order.number);
  const paid = order.timeline.some(({ status }) => status === 'paid');
  const money = paid ? cancelled.paid(facts.total) : cancelled.unpaid;
  return {
    subject,
    text: plainText([cancelled.heading, intro, money, piecesText(facts), orderLinkText(facts)]),
    html: document({
      store,
      title: subject,
      heading: cancelled.heading,
      content: [paragraph(intro), paragraph(money), piecesHtml(facts), ...orderLinkHtml(facts)],
    }),
  };
}
