import type { OrderList } from '@lapidary/shared/orders/order';
import type { Services } from '../platform/services.ts';
import { readOrders, selectOrdersOfCustomer } from './order-rows.ts';

/** A customer's orders, newest first; `cursor` is the `nextCursor` of the page before. */
export async function listOrders(
  { database }: Pick<Services, 'database'>,
  { customerId, cursor, limit }: { customerId: string; cursor: string | undefined; limit: number },
): Promise<OrderList> {
  const on = { database };
  const rows = await selectOrdersOfCustomer(on, { customerId, before: cursor, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const nextCursor = rows.length > limit ? page.at(-1)!.id : null;
  return { orders: await readOrders(on, page), nextCursor };
}
