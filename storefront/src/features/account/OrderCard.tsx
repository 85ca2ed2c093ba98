import { formatMoney } from '@lapidary/shared/money';
import type { Order } from '@lapidary/shared/orders/order';
import { orderLineWords, orderStatusWords } from './order-words.ts';

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

export function OrderCard({ order }: { order: Order }) {
  return (
    <article className="account-order">
      <h3>Order {order.number}</h3>
      <dl>
        <div>
          <dt>Placed</dt>
          <dd>
            <time dateTime={order.placedAt}>{day.format(new Date(order.placedAt))}</time>
          </dd>
        </div>
        <div>
          <dt>Status</dt>
          <dd>{orderStatusWords(order.status)}</dd>
        </div>
        <div>
          <dt>Total</dt>
          <dd className="amount">{formatMoney(order.total)}</dd>
        </div>
      </dl>
      <ul>
        {orderLineWords(order).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </article>
  );
}
