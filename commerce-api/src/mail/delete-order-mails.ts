import { type Executor, execute } from '../platform/sql.ts';

/** Deletes every mail about an order, whether or not it has gone out: each holds the buyer's name and address. */
export const deleteOrderMails = async (on: Executor, orderNumber: string): Promise<number> =>
  await execute(on, 'DELETE FROM mails WHERE order_number = $orderNumber', { orderNumber });
