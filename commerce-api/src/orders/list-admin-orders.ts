import type { AdminOrderFilter, AdminOrderList } from '@lapidary/shared/orders/admin-order';
import type { Order } from '@lapidary/shared/orders/order';
import type { Services } from '../platform/services.ts';
import { inList, select } from '../platform/sql.ts';
import { orderCondition } from './admin-order-filter.ts';
import { selectOrders } from './order-rows.ts';

/** The orders that a filter names, newest first; `cursor` is the `nextCursor` of the page before. */
export async function listAdminOrders(
  { database }: Pick<Services, 'database'>,
  { filter, cursor, limit }: { filter: AdminOrderFilter; cursor: string | undefined; limit: number },
): Promise<AdminOrderList> {
  const on = { database };
  const condition = orderCondition(filter, cursor);
  const rows = await selectOrders(
    on,
    `${condition.sql} ORDER BY id DESC LIMIT ${Math.trunc(limit) + 1}`,
    condition.bind,
  );
  const page = rows.slice(0, limit);
  const ids = inList(
    'id',
    page.map(({ id }) => id),
  );
  const units =
    page.length === 0
      ? []
      : await select<{ orderId: string; units: number | string }>(
          on,
          `SELECT order_id AS orderId, SUM(quantity) AS units FROM order_lines WHERE order_id IN (${ids.sql})
           GROUP BY order_id`,
          ids.bind,
        );
  const unitsOf = new Map(units.map((row) => [row.orderId, Number(row.units)]));
  return {
    orders: page.map((row) => ({
      number: row.number,
      status: row.status,
      paidAt: row.paidAt ? new Date(row.paidAt).toISOString() : null,
      placedAt: new Date(row.placedAt).toISOString(),
      email: row.email,
      name: (JSON.parse(row.shippingAddressJson) as Order['shippingAddress']).name,
      units: unitsOf.get(row.id) ?? 0,
      total: { amount: row.total, currency: row.currency },
      paymentMethod: row.paymentMethod,
    })),
    nextCursor: rows.length > limit ? page.at(-1)!.id : null,
  };
}
