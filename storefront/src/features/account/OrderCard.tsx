import type { Order } from '@lapidary/shared/orders/order';
import { formatMoney } from '../../lib/format-money.ts';
import { OrderTimeline } from './OrderTimeline.tsx';
import { orderLineWords, orderStatusWords } from './order-words.ts';

export function OrderCard({ order, locale }: { order: Order; locale: string }) {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
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
          <dd className="amount">{formatMoney(order.total, locale)}</dd>
        </div>
      </dl>
      <ul>
        {orderLineWords(order).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <OrderTimeline order={order} locale={locale} />
    </article>
  );
}
