import type { OrderMail } from '@lapidary/shared/orders/admin-order';
import { type Executor, select } from '../platform/sql.ts';

interface MailRow {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  state: OrderMail['state'];
  attempts: number;
  error: string | null;
  createdAt: number;
  sentAt: number | null;
}

/** The mails about an order, oldest first, without what they say. */
export async function readOrderMails(on: Executor, orderNumber: string): Promise<OrderMail[]> {
  const rows = await select<MailRow>(
    on,
    `SELECT id, kind, recipient, subject, state, attempts, error, created_at AS createdAt, sent_at AS sentAt
     FROM mails WHERE order_number = $orderNumber ORDER BY created_at, id`,
    { orderNumber },
  );
  return rows.map(({ recipient, createdAt, sentAt, ...row }) => ({
    ...row,
    to: recipient,
    createdAt: new Date(createdAt).toISOString(),
    sentAt: sentAt === null ? null : new Date(sentAt).toISOString(),
  }));
}
