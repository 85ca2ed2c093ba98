import { formatMoney } from '@lapidary/shared/money';
import type { Order } from '@lapidary/shared/orders/order';
import { productPath } from '@lapidary/shared/page-paths';
import { type Column, DataTable } from '../forms/DataTable.tsx';

const COLUMNS: Column<Order['lines'][number]>[] = [
  {
    title: 'Piece',
    kind: 'row',
    cell: ({ productSlug, productTitle, variantTitle }) => (
      <>
        <a href={productPath(productSlug)}>{productTitle}</a>
        {variantTitle && <span className="quiet">{variantTitle}</span>}
      </>
    ),
  },
  { title: 'SKU', kind: 'quiet', cell: ({ sku }) => sku || '—' },
  { title: 'Price', kind: 'amount', cell: ({ unitPrice }) => formatMoney(unitPrice) },
  { title: 'Quantity', kind: 'amount', cell: ({ quantity }) => quantity },
  { title: 'Total', kind: 'amount', cell: ({ lineTotal }) => formatMoney(lineTotal) },
];

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
      <DataTable columns={COLUMNS} rows={order.lines} keyOf={({ variantId }) => variantId} />
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
