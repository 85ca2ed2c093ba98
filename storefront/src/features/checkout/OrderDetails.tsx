import type { Order, PaymentMethod } from '@lapidary/shared/orders/order';
import { productPath } from '@lapidary/shared/page-paths';
import { formatMoney } from '../../lib/format-money.ts';

const NEXT_STEP: Record<PaymentMethod, string> = {
  bank_transfer: 'We tell you where to transfer the total. Give the order number as the reference.',
  cash_on_delivery: 'Please have the total ready when the parcel arrives.',
  in_store: 'We keep your pieces for you. Pay when you pick them up, and bring the order number.',
};

const STATUS_TEXT: Record<Order['status'], string> = {
  placed: 'Placed',
  paid: 'Paid',
  packed: 'Packed',
  shipped: 'On its way',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
};

interface Props {
  order: Order;
  locale: string;
}

/** An order as its buyer sees it. */
export function OrderDetails({ order, locale }: Props) {
  const { shippingAddress: address } = order;
  const placed = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const addressLines = [
    address.name,
    address.line1,
    address.line2,
    [address.postalCode, address.city].filter(Boolean).join(' '),
    address.region,
    new Intl.DisplayNames([locale], { type: 'region' }).of(address.country),
  ].filter(Boolean);
  return (
    <div className="order-details">
      <dl className="product-facts">
        <dt>Number</dt>
        <dd>
          <strong>{order.number}</strong>
        </dd>
        <dt>Status</dt>
        <dd>{STATUS_TEXT[order.status]}</dd>
        <dt>Placed</dt>
        <dd>
          <time dateTime={order.placedAt}>{placed.format(new Date(order.placedAt))}</time>
        </dd>
        <dt>Email</dt>
        <dd>{order.email}</dd>
        <dt>Delivery to</dt>
        <dd>{addressLines.join(', ')}</dd>
      </dl>
      {order.status === 'placed' && <p className="notice">{NEXT_STEP[order.paymentMethod]}</p>}
      <h2>Pieces</h2>
      <ul className="bag-lines plain-list">
        {order.lines.map((line) => (
          <li className="bag-line ordered" key={line.variantId}>
            <div className="line-facts">
              <p>
                <a href={productPath(line.productSlug)}>{line.productTitle}</a>
              </p>
              {line.variantTitle && <p className="quiet">{line.variantTitle}</p>}
              <p className="quiet amount">
                {line.quantity} × {formatMoney(line.unitPrice, locale)}
              </p>
            </div>
            <p className="line-total amount">{formatMoney(line.lineTotal, locale)}</p>
          </li>
        ))}
      </ul>
      <dl className="totals">
        <dt>Subtotal</dt>
        <dd className="amount">{formatMoney(order.subtotal, locale)}</dd>
        <dt>Delivery</dt>
        <dd className="amount">
          {order.shipping.amount === 0 ? 'Free' : formatMoney(order.shipping, locale)}
        </dd>
        <dt className="total">Total</dt>
        <dd className="amount total">{formatMoney(order.total, locale)}</dd>
      </dl>
    </div>
  );
}
