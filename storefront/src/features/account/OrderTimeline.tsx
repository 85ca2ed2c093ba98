import type { Order } from '@lapidary/shared/orders/order';
import { formatMoney } from '../../lib/format-money.ts';
import { useWords } from '../../lib/island.tsx';
import { addressLines } from './address-form.ts';

/** What happened to an order and when, where it goes, and what it costs. */
export function OrderTimeline({ order, locale }: { order: Order; locale: string }) {
  const account = useWords('account');
  const words = account.order;
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <details className="account-order-more">
      <summary>{words.timeline}</summary>
      <ol>
        {order.timeline.map(({ status, at }) => (
          <li key={`${status} ${at}`}>
            {account.status[status]} <time dateTime={at}>{time.format(new Date(at))}</time>
          </li>
        ))}
      </ol>
      <dl>
        <div>
          <dt>{words.deliveryTo}</dt>
          <dd>{addressLines(order.shippingAddress, locale).join(', ')}</dd>
        </div>
        <div>
          <dt>{words.pieces}</dt>
          <dd className="amount">{formatMoney(order.subtotal, locale)}</dd>
        </div>
        <div>
          <dt>{words.delivery}</dt>
          <dd className="amount">
            {order.shipping.amount === 0 ? words.free : formatMoney(order.shipping, locale)}
          </dd>
        </div>
      </dl>
    </details>
  );
}
