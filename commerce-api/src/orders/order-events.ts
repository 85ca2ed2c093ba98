import type { AdminOrderEvent } from '@lapidary/shared/orders/admin-order';
import type { OrderStatus } from '@lapidary/shared/orders/order';
import type { Tracking } from '@lapidary/shared/orders/tracking';
import { newId } from '../platform/ids.ts';
import { type Executor, execute, select } from '../platform/sql.ts';
import type { OpenTransaction } from '../platform/transaction.ts';
import { type OrderEventRow, TIMELINE_ORDER } from './order-rows.ts';

export interface NewOrderEvent {
  orderId: string;
  actor: string;
  from: OrderStatus | null;
  to: OrderStatus;
  note?: string;
  tracking?: Tracking;
  /** Milliseconds since 1970. */
  at: number;
}

/** Adds a step to the timeline, and returns its row. Steps are never changed or deleted. */
export async function appendOrderEvent(on: OpenTransaction, event: NewOrderEvent): Promise<OrderEventRow> {
  const { carrier, number: trackingNumber } = event.tracking ?? { carrier: '', number: '' };
  await execute(
    on,
    `INSERT INTO order_events (id, order_id, from_status, status, actor, note, carrier, tracking_number, created_at)
     VALUES ($id, $orderId, $from, $to, $actor, $note, $carrier, $trackingNumber, $at)`,
    {
      id: newId(),
      orderId: event.orderId,
      from: event.from,
      to: event.to,
      actor: event.actor,
      note: event.note ?? '',
      carrier,
      trackingNumber,
      at: event.at,
    },
  );
  return { orderId: event.orderId, status: event.to, carrier, trackingNumber, createdAt: event.at };
}

interface EventRow {
  actor: string;
  fromStatus: OrderStatus | null;
  toStatus: OrderStatus;
  note: string;
  carrier: string;
  trackingNumber: string;
  createdAt: number;
}

/** The timeline as the desk sees it, oldest first. */
export async function readOrderEvents(on: Executor, orderId: string): Promise<AdminOrderEvent[]> {
  const rows = await select<EventRow>(
    on,
    `SELECT actor, from_status AS fromStatus, status AS toStatus, note, carrier, tracking_number AS trackingNumber,
       created_at AS createdAt
     FROM order_events WHERE order_id = $orderId ORDER BY ${TIMELINE_ORDER}`,
    { orderId },
  );
  return rows.map(({ createdAt, carrier, trackingNumber, fromStatus, toStatus, ...event }) => ({
    ...event,
    from: fromStatus,
    to: toStatus,
    at: new Date(createdAt).toISOString(),
    ...(`${carrier}${trackingNumber}` && { tracking: { carrier, number: trackingNumber } }),
  }));
}
