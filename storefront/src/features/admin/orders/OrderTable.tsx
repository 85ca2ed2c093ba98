import { formatMoney } from '@lapidary/shared/money';
import type { AdminOrderSummary } from '@lapidary/shared/orders/admin-order';
import { routeHash } from '../admin-routes.ts';
import { type Column, DataTable } from '../forms/DataTable.tsx';
import { minuteWords } from '../time-words.ts';
import { OrderStatusMark } from './OrderStatusMark.tsx';
import { paymentWords } from './order-words.ts';

const COLUMNS: Column<AdminOrderSummary>[] = [
  {
    title: 'Order',
    kind: 'row',
    cell: ({ number }) => <a href={routeHash({ screen: 'order', number })}>{number}</a>,
  },
  { title: 'Status', cell: ({ status }) => <OrderStatusMark status={status} /> },
  {
    title: 'Buyer',
    cell: ({ name, email }) => (
      <>
        {name} <span className="quiet admin-break">{email}</span>
      </>
    ),
  },
  {
    title: 'Placed',
    kind: 'quiet',
    cell: ({ placedAt }) => <time dateTime={placedAt}>{minuteWords(placedAt)}</time>,
  },
  {
    title: 'Payment',
    kind: 'quiet',
    cell: ({ paymentMethod, paidAt }) => `${paymentWords(paymentMethod)}${paidAt ? '' : ', not paid'}`,
  },
  { title: 'Pieces', kind: 'amount', cell: ({ units }) => units },
  { title: 'Total', kind: 'amount', cell: ({ total }) => formatMoney(total) },
];

export const OrderTable = ({ orders }: { orders: AdminOrderSummary[] }) => (
  <DataTable columns={COLUMNS} rows={orders} keyOf={({ number }) => number} className="admin-orders" />
);
