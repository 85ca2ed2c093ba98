import { formatMoney } from '@lapidary/shared/money';
import type { AdminOrderSummary } from '@lapidary/shared/orders/admin-order';
import { routeHash } from '../admin-routes.ts';
import { minuteWords } from '../time-words.ts';
import { OrderStatusMark } from './OrderStatusMark.tsx';
import { paymentWords } from './order-words.ts';

export function OrderTable({ orders }: { orders: AdminOrderSummary[] }) {
  return (
    <table className="admin-table admin-orders">
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">Status</th>
          <th scope="col">Buyer</th>
          <th scope="col">Placed</th>
          <th scope="col">Payment</th>
          <th scope="col">Pieces</th>
          <th scope="col">Total</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.number}>
            <th scope="row">
              <a href={routeHash({ screen: 'order', number: order.number })}>{order.number}</a>
            </th>
            <td>
              <OrderStatusMark status={order.status} />
            </td>
            <td>
              {order.name} <span className="quiet admin-break">{order.email}</span>
            </td>
            <td className="quiet" data-label="Placed">
              <time dateTime={order.placedAt}>{minuteWords(order.placedAt)}</time>
            </td>
            <td className="quiet" data-label="Payment">
              {paymentWords(order.paymentMethod)}
              {!order.paidAt && ', not paid'}
            </td>
            <td className="amount" data-label="Pieces">
              {order.units}
            </td>
            <td className="amount" data-label="Total">
              {formatMoney(order.total)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
