import type { Order } from '@lapidary/shared/orders/order';
import { productPath } from '@lapidary/shared/page-paths';
import { formatMoney } from '../../lib/format-money.ts';
import { useLocal, useWords, useWritten } from '../../lib/island.tsx';
import { MerchantText } from './MerchantText.tsx';
import { OrderEvents } from './OrderEvents.tsx';
import { TotalsList } from './TotalsList.tsx';

interface Props {
  order: Order;
  locale: string;
}

/** An order as its buyer sees it. */
export function OrderDetails({ order, locale }: Props) {
  const checkout = useWords('checkout');
  const words = checkout.confirmation;
  const local = useLocal();
  const written = useWritten();
  const { shippingAddress: address } = order;
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
      <dl className="facts">
        <dt>{words.number}</dt>
        <dd>
          <strong>{order.number}</strong>
        </dd>
        <dt>{words.status}</dt>
        <dd>
          <OrderEvents timeline={order.timeline} status={checkout.status} locale={locale} />
        </dd>
        <dt>{words.email}</dt>
        <dd>{order.email}</dd>
        <dt>{order.shippingMethod?.kind === 'pick_up' ? words.address : words.deliveryTo}</dt>
        <dd>{addressLines.join(', ')}</dd>
        <dt>{words.payment}</dt>
        <dd>{checkout.payments[order.paymentMethod].label}</dd>
        {order.giftNote && (
          <>
            <dt>{checkout.giftNote}</dt>
            <dd>{order.giftNote}</dd>
          </>
        )}
      </dl>
      {order.status === 'placed' && order.paymentStep?.kind === 'instructions' && (
        <p className="notice">
          <MerchantText text={order.paymentStep.text} />
        </p>
      )}
      <h2>{words.pieces}</h2>
      <ul className="bag-lines plain-list">
        {order.lines.map((line) => (
          <li className="bag-line" key={line.variantId}>
            <div className="line-facts">
              <div className="line-head">
                <p>
                  <a href={local(productPath(line.productSlug))} lang={written}>
                    {line.productTitle}
                  </a>
                </p>
                <p className="amount">{formatMoney(line.lineTotal, locale)}</p>
              </div>
              {line.variantTitle && (
                <p className="quiet" lang={written}>
                  {line.variantTitle}
                </p>
              )}
              <p className="quiet amount">
                {line.quantity} × {formatMoney(line.unitPrice, locale)}
              </p>
            </div>
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
