import { formatMoney } from '@lapidary/shared/money';
import type { Order } from '@lapidary/shared/orders/order';
import { productPath } from '@lapidary/shared/page-paths';

/** What was bought and what it cost. */
export function OrderLines({ order }: { order: Order }) {
  const totals: [string, Order['total']][] = [
    ['Pieces', order.subtotal],
    [order.promotionCode ? `Discount with ${order.promotionCode}` : 'Discount', order.discount],
    [order.shippingMethod?.name ?? 'Delivery', order.shipping],
    [order.taxIncluded ? 'Tax, included' : 'Tax', order.tax],
  ];
  return (
    <section className="admin-section" aria-labelledby="lines-heading">
      <h2 id="lines-heading">Pieces</h2>
      <table className="admin-table">
        <thead>
          <tr>
            <th scope="col">Piece</th>
            <th scope="col">SKU</th>
            <th scope="col">Price</th>
            <th scope="col">Quantity</th>
            <th scope="col">Total</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.variantId}>
              <th scope="row">
                <a href={productPath(line.productSlug)}>{line.productTitle}</a>
                {line.variantTitle && <span className="quiet">{line.variantTitle}</span>}
              </th>
              <td className="quiet" data-label="SKU">
                {line.sku || '—'}
              </td>
              <td className="amount" data-label="Price">
                {formatMoney(line.unitPrice)}
              </td>
              <td className="amount" data-label="Quantity">
                {line.quantity}
              </td>
              <td className="amount" data-label="Total">
                {formatMoney(line.lineTotal)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="admin-totals">
        {totals
          .filter(([name, { amount }]) => amount > 0 || name === totals[2]![0])
          .map(([name, money]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="amount">{formatMoney(money)}</dd>
            </div>
          ))}
        <div>
          <dt>Total</dt>
          <dd className="amount">
            <strong>{formatMoney(order.total)}</strong>
          </dd>
        </div>
      </dl>
    </section>
  );
}
