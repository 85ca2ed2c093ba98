import type { Order } from '@lapidary/shared/orders/order';
import { formatMoney } from '../../lib/format-money.ts';
import { useWords, useWritten } from '../../lib/island.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';
import { orderLineWords } from './order-words.ts';

export function OrderCard({ order, locale }: { order: Order; locale: string }) {
  const account = useWords('account');
  const words = account.order;
  const written = useWritten();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  return (
    <article className="account-order">
      <h3>{words.title(order.number)}</h3>
      <dl>
        <div>
          <dt>{words.placed}</dt>
          <dd>
            <time dateTime={order.placedAt}>{day.format(new Date(order.placedAt))}</time>
          </dd>
        </div>
        <div>
          <dt>{words.status}</dt>
          <dd>{account.status[order.status]}</dd>
        </div>
        <div>
          <dt>{words.total}</dt>
          <dd className="amount">{formatMoney(order.total, locale)}</dd>
        </div>
      </dl>
      <ul>
        {orderLineWords(order).map((line) => (
          <li key={line} lang={written}>
            {line}
          </li>
        ))}
      </ul>
      <OrderTimeline order={order} locale={locale} />
    </article>
  );
}
