import type { Order } from '@lapidary/shared/orders/order';
import { formatMoney } from '../../lib/format-money.ts';
import { useWords } from '../../lib/island.tsx';
import { OrderEvents } from '../checkout/OrderEvents.tsx';
import { addressLines } from './address-form.ts';

/** What happened to an order and when, where it goes, and what it costs. */
export function OrderTimeline({ order, locale }: { order: Order; locale: string }) {
  const account = useWords('account');
  const words = account.order;
  return (
    <details className="account-order-more">
      <summary>{words.timeline}</summary>
      <OrderEvents timeline={order.timeline} status={account.status} locale={locale} />
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
