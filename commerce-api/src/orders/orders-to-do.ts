import type { OrderToDo } from '@lapidary/shared/orders/admin-order';
import { OrderStatus } from '@lapidary/shared/orders/order';
import { PaymentMethod } from '@lapidary/shared/orders/payment-method';
import { type Executor, select } from '../platform/sql.ts';
import { nextStatuses } from './order-transitions.ts';

/** What an order at the desk waits for, by the table of legal steps; undefined when it waits for something else. */
function toDoOf(status: OrderStatus, paymentMethod: PaymentMethod): OrderToDo | undefined {
  const next = nextStatuses({ status, paymentMethod, pickUp: false, paid: status !== 'placed' });
  if (next.includes('packed')) return 'pack';
  return next.includes('paid') ? 'payment' : undefined;
}

const WAITING = OrderStatus.options.flatMap((status) =>
  PaymentMethod.options.map((paymentMethod) => ({
    status,
    paymentMethod,
    toDo: toDoOf(status, paymentMethod),
  })),
);

const conditionOf = (toDo: OrderToDo): string =>
  WAITING.filter((waiting) => waiting.toDo === toDo)
    .map(({ status, paymentMethod }) => `(status = '${status}' AND payment_method = '${paymentMethod}')`)
    .join(' OR ');

/** What stands after WHERE for the orders that wait for something. */
export const TO_DO: Record<OrderToDo, string> = {
  pack: conditionOf('pack'),
  payment: conditionOf('payment'),
};

/** How many orders wait for what. */
export async function countOrdersToDo(on: Executor): Promise<Record<OrderToDo, number>> {
  const statuses = [...new Set(WAITING.flatMap(({ status, toDo }) => (toDo ? [`'${status}'`] : [])))];
  const rows = await select<{ status: OrderStatus; paymentMethod: PaymentMethod; orders: number }>(
    on,
    `SELECT status, payment_method AS paymentMethod, COUNT(*) AS orders FROM orders
     WHERE status IN (${statuses.join(', ')}) GROUP BY status, payment_method`,
  );
  const counts = { pack: 0, payment: 0 };
  for (const { status, paymentMethod, orders } of rows) {
    const toDo = toDoOf(status, paymentMethod);
    if (toDo) counts[toDo] += Number(orders);
  }
  return counts;
}
