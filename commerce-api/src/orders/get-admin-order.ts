import type { AdminOrder } from '@lapidary/shared/orders/admin-order';
import { readOrderMails } from '../mail/index.ts';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import type { Executor } from '../platform/sql.ts';
import { forUpdate } from '../platform/transaction.ts';
import { readOrderEvents } from './order-events.ts';
import { readOrderNotes } from './order-notes.ts';
import { parseOrderNumber } from './order-number.ts';
import { type OrderRow, readOrders, selectOrders } from './order-rows.ts';
import { stateOf } from './order-state.ts';
import { nextStatuses } from './order-transitions.ts';

/** The stored order of a number as people type it. @throws AppError `not_found`. */
export async function findOrderRow(
  on: Executor,
  typed: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<OrderRow> {
  const number = parseOrderNumber(typed);
  const condition = `number = $number${lock ? forUpdate(on.database) : ''}`;
  const [row] = number === undefined ? [] : await selectOrders(on, condition, { number });
  if (!row) throw new AppError('not_found', 'There is no such order.');
  return row;
}

/** Everything the desk knows of an order. @throws AppError `not_found`. */
export async function readAdminOrder(on: Executor, number: string): Promise<AdminOrder> {
  const row = await findOrderRow(on, number);
  const [order] = await readOrders(on, [row]);
  return {
    order: order!,
    customerId: row.customerId,
    paidAt: row.paidAt ? new Date(row.paidAt).toISOString() : null,
    next: nextStatuses(stateOf(row)),
    events: await readOrderEvents(on, row.id),
    notes: await readOrderNotes(on, row.id),
    mails: await readOrderMails(on, row.number),
  };
}

/** An order for the desk. @throws AppError `not_found`. */
export const getAdminOrder = async (
  { database }: Pick<Services, 'database'>,
  number: string,
): Promise<AdminOrder> => await readAdminOrder({ database }, number);
