import type { AdminOrder, ChangeOrderStatus } from '@lapidary/shared/orders/admin-order';
import type { OrderStatus } from '@lapidary/shared/orders/order';
import type { Tracking } from '@lapidary/shared/orders/tracking';
import { queueOrderMail } from '../mail/index.ts';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { execute, selectOne } from '../platform/sql.ts';
import { databaseNow, inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { readStore } from '../store/index.ts';
import { findOrderRow, readAdminOrder } from './get-admin-order.ts';
import { appendOrderEvent, readOrderEvents } from './order-events.ts';
import { type OrderRow, readOrders } from './order-rows.ts';
import { stateOf } from './order-state.ts';
import { afterTransition, nextStatuses, returnsStock } from './order-transitions.ts';
import { releaseOrder } from './release-order.ts';

type Change = Pick<ChangeOrderStatus, 'to' | 'note'> & { tracking: Tracking };

function illegalTransition(status: OrderStatus, to: OrderStatus, next: readonly OrderStatus[]): AppError {
  const instead = next.length > 0 ? `it can become ${next.join(' or ')}` : 'this is its end';
  return new AppError('illegal_transition', `An order that is ${status} cannot become ${to}; ${instead}.`, {
    next,
  });
}

/** Somebody has done this already: a retry, or two people at the same desk. */
async function isRepeated(on: OpenTransaction, row: OrderRow, { to, tracking }: Change): Promise<boolean> {
  if (row.status !== to) return false;
  if (`${tracking.carrier}${tracking.number}` === '') return true;
  const told = (await readOrderEvents(on, row.id)).findLast((event) => event.to === to)?.tracking;
  return told?.carrier === tracking.carrier && told.number === tracking.number;
}

/** Steps of one order may come from several processes, and only the database's clock is common to them. */
const readClock = async (on: OpenTransaction): Promise<number> =>
  Number((await selectOne<{ now: number }>(on, `SELECT ${databaseNow(on.database)} AS now`))!.now);

async function change(
  on: OpenTransaction,
  services: Pick<Services, 'settings'>,
  { actor, row, step }: { actor: string; row: OrderRow; step: Change },
): Promise<void> {
  const { to, note, tracking } = step;
  const state = stateOf(row);
  const next = nextStatuses(state);
  if (!next.includes(to)) throw illegalTransition(row.status, to, next);
  const at = await readClock(on);
  const paidAt = afterTransition(state, to).paid ? (row.paidAt ?? at) : null;
  await execute(on, 'UPDATE orders SET status = $to, paid_at = $paidAt WHERE id = $id', {
    id: row.id,
    to,
    paidAt,
  });
  await appendOrderEvent(on, { orderId: row.id, actor, from: row.status, to, note, tracking, at });
  await recordAudit(on, {
    actor,
    action: `order.${to}`,
    subject: row.number,
    before: { status: row.status },
    after: { status: to, ...(to === 'shipped' && { tracking }) },
  });
  if (returnsStock(state, to)) await releaseOrder(on, services, { row, actor });
  const [order] = await readOrders(on, [{ ...row, status: to }]);
  const store = await readStore(on);
  await queueOrderMail(on, { store, publicUrl: services.settings.publicUrl }, order!, row.language);
}

/**
 * Takes an order a step on: status, timeline, audit entry, mail to the buyer, and units back on the stock with their
 * publish request, in one commit. A step that has been taken already is left as it is, so a retry is safe.
 * @throws AppError `not_found`; `illegal_transition` with what the order can become instead.
 */
export async function changeOrderStatus(
  services: Pick<Services, 'database' | 'settings'>,
  input: { actor: string; number: string; change: ChangeOrderStatus },
): Promise<AdminOrder> {
  const { to, note, carrier, trackingNumber } = input.change;
  const step: Change = { to, note, tracking: { carrier, number: trackingNumber } };
  return await inTransaction(services.database, async (on) => {
    const row = await findOrderRow(on, input.number, { lock: true });
    if (!(await isRepeated(on, row, step))) await change(on, services, { actor: input.actor, row, step });
    return await readAdminOrder(on, row.number);
  });
}
