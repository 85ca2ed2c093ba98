import type { Order } from '@lapidary/shared/orders/order';
import { productPath } from '@lapidary/shared/page-paths';
import { formatMoney } from '../../lib/format-money.ts';
import { PAYMENT_METHODS } from './checkout-form.ts';
import { TotalsList } from './TotalsList.tsx';

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
        <dt>{order.shippingMethod?.kind === 'pick_up' ? 'Address' : 'Delivery to'}</dt>
        <dd>{addressLines.join(', ')}</dd>
        <dt>Payment</dt>
        <dd>{PAYMENT_METHODS.find(({ value }) => value === order.paymentMethod)?.label}</dd>
        {order.giftNote && (
          <>
            <dt>Gift note</dt>
            <dd>{order.giftNote}</dd>
          </>
        )}
      </dl>
      {order.status === 'placed' && order.paymentStep?.kind === 'instructions' && (
        <p className="notice">{order.paymentStep.text}</p>
      )}
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
      <TotalsList
        totals={order}
        promotionCode={order.promotionCode}
        delivery={order.shippingMethod?.name}
        locale={locale}
      />
    </div>
  );
}
