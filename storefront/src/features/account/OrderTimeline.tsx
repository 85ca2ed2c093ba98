import type { Order } from '@lapidary/shared/orders/order';
import { formatMoney } from '../../lib/format-money.ts';
import { addressLines } from './address-form.ts';
import { orderStatusWords } from './order-words.ts';

/** What happened to an order and when, where it goes, and what it costs. */
export function OrderTimeline({ order, locale }: { order: Order; locale: string }) {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <details className="account-order-more">
      <summary>Details and timeline</summary>
      <ol>
        {order.timeline.map(({ status, at }) => (
          <li key={`${status} ${at}`}>
            {orderStatusWords(status)} <time dateTime={at}>{time.format(new Date(at))}</time>
          </li>
        ))}
      </ol>
      <dl>
        <div>
          <dt>Delivery to</dt>
          <dd>{addressLines(order.shippingAddress, locale).join(', ')}</dd>
        </div>
        <div>
          <dt>Pieces</dt>
          <dd className="amount">{formatMoney(order.subtotal, locale)}</dd>
        </div>
        <div>
          <dt>Delivery</dt>
          <dd className="amount">
            {order.shipping.amount === 0 ? 'Free' : formatMoney(order.shipping, locale)}
          </dd>
        </div>
      </dl>
    </details>
  );
}
