import type { AdminOrder, AdminOrderFilter, AdminOrderList } from '@lapidary/shared/orders/admin-order';
import type { OrderStatus } from '@lapidary/shared/orders/order';
import { BackendUnreachable } from '../../../lib/api-client.client.ts';
import { currentSession } from '../../../lib/session.client.ts';
import { requestSignedIn, SignedOut } from '../../../lib/session-request.client.ts';
import { query } from '../admin-api.client.ts';

const orderAddress = (number: string) => `/api/admin/orders/${encodeURIComponent(number)}`;

export type WantedOrders = Partial<Pick<AdminOrderFilter, 'status' | 'toDo' | 'query'>>;

/** A page of orders, newest first; `cursor` null is the first page. */
export const listOrders = (wanted: WantedOrders, cursor: string | null) =>
  requestSignedIn<AdminOrderList>('GET', `/api/admin/orders${query({ ...wanted, cursor })}`);

export const getOrder = (number: string) => requestSignedIn<AdminOrder>('GET', orderAddress(number));

export interface OrderStep {
  to: OrderStatus;
  note?: string;
  carrier?: string;
  trackingNumber?: string;
}

/** @throws ApiProblem `illegal_transition` when the order has gone another way meanwhile. */
export const takeStep = (number: string, step: OrderStep) =>
  requestSignedIn<AdminOrder>('POST', `${orderAddress(number)}/transitions`, { body: step });

export const addOrderNote = (number: string, text: string) =>
  requestSignedIn<AdminOrder>('POST', `${orderAddress(number)}/notes`, { body: { text } });

const EXPORT = '/api/admin/exports/orders.csv';

/** The orders as a CSV file. A link could not carry the access token. @throws SignedOut, BackendUnreachable */
export async function fetchOrdersCsv(wanted: WantedOrders): Promise<Blob> {
  const session = await currentSession();
  if (!session) throw new SignedOut();
  const headers = { authorization: `Bearer ${session.accessToken}`, accept: 'text/csv' };
  try {
    const response = await fetch(`${EXPORT}${query({ ...wanted })}`, { headers });
    if (!response.ok) throw new BackendUnreachable(`GET ${EXPORT}: ${response.status}`);
    return await response.blob();
  } catch (cause) {
    if (cause instanceof BackendUnreachable) throw cause;
    throw new BackendUnreachable(`GET ${EXPORT}: no answer`, { cause });
  }
}
