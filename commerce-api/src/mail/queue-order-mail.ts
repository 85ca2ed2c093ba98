import type { Language } from '@lapidary/shared/languages';
import type { Order } from '@lapidary/shared/orders/order';
import { newId } from '../platform/ids.ts';
import { execute } from '../platform/sql.ts';
import { databaseNow, type OpenTransaction } from '../platform/transaction.ts';
import type { MailContent } from './mail-content.ts';
import { type MailStore, mailStore, type ShopOfMail } from './mail-store.ts';
import { orderCancelled } from './templates/order-cancelled.ts';
import { orderPlaced } from './templates/order-placed.ts';
import { orderRefunded } from './templates/order-refunded.ts';
import { orderShipped } from './templates/order-shipped.ts';

/** The steps of an order that its buyer has mail of. */
const TEMPLATES = {
  placed: orderPlaced,
  shipped: orderShipped,
  cancelled: orderCancelled,
  refunded: orderRefunded,
} satisfies Partial<Record<Order['status'], (order: Order, store: MailStore) => MailContent>>;

const hasTemplate = (status: Order['status']): status is keyof typeof TEMPLATES =>
  Object.hasOwn(TEMPLATES, status);

/**
 * Writes the mail about an order's present status into the outbox, in the transaction of that step: it is sent if the
 * step is committed, and never otherwise. Does nothing for a status that nobody is mailed about.
 * @param language in which it was ordered; null for the shop's first.
 */
export async function queueOrderMail(
  on: OpenTransaction,
  { store, publicUrl }: { store: ShopOfMail; publicUrl: string },
  order: Order,
  language: Language | null,
): Promise<void> {
  // The buyer of an order without an address has deleted their account.
  if (!hasTemplate(order.status) || order.email === '') return;
  const content = TEMPLATES[order.status](order, mailStore(store, publicUrl, language));
  const now = databaseNow(on.database);
  await execute(
    on,
    `INSERT INTO mails (id, kind, order_number, recipient, subject, text_body, html_body, state, attempts,
       next_attempt_at, created_at)
     VALUES ($id, $kind, $orderNumber, $recipient, $subject, $text, $html, 'waiting', 0, ${now}, ${now})`,
    {
      id: newId(),
      kind: `order_${order.status}`,
      orderNumber: order.number,
      recipient: order.email,
      ...content,
    },
  );
}
