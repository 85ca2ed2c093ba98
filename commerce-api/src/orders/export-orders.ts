import { decimalAmount } from '@lapidary/shared/money';
import type { AdminOrderFilter } from '@lapidary/shared/orders/admin-order';
import type { Order } from '@lapidary/shared/orders/order';
import { csvLine } from '../platform/csv.ts';
import type { Services } from '../platform/services.ts';
import { orderCondition } from './admin-order-filter.ts';
import { type OrderRow, readOrders, selectOrders } from './order-rows.ts';

const PAGE = 200;

const isoTime = (ms: number | null | undefined): string => (ms ? new Date(ms).toISOString() : '');

/** Title of a column, and what it holds of an order. */
const COLUMNS: readonly (readonly [string, (order: Order, row: OrderRow) => string | number])[] = [
  ['number', (order) => order.number],
  ['status', (order) => order.status],
  ['placed_at', (order) => order.placedAt],
  ['paid_at', (_order, row) => isoTime(row.paidAt)],
  ['email', (order) => order.email],
  ['phone', (order) => order.phone],
  ['name', (order) => order.shippingAddress.name],
  ['address_1', (order) => order.shippingAddress.line1],
  ['address_2', (order) => order.shippingAddress.line2],
  ['city', (order) => order.shippingAddress.city],
  ['region', (order) => order.shippingAddress.region],
  ['postal_code', (order) => order.shippingAddress.postalCode],
  ['country', (order) => order.shippingAddress.country],
  ['payment_method', (order) => order.paymentMethod],
  ['pieces', (order) => order.lines.map(pieceText).join('; ')],
  ['units', (order) => order.lines.reduce((sum, { quantity }) => sum + quantity, 0)],
  ['currency', (order) => order.total.currency],
  ['subtotal', (order) => decimalAmount(order.subtotal)],
  ['discount', (order) => decimalAmount(order.discount)],
  ['promotion_code', (order) => order.promotionCode ?? ''],
  ['shipping_method', (order) => order.shippingMethod?.name ?? ''],
  ['shipping', (order) => decimalAmount(order.shipping)],
  ['tax', (order) => decimalAmount(order.tax)],
  ['tax_included', (order) => (order.taxIncluded ? 'yes' : 'no')],
  ['total', (order) => decimalAmount(order.total)],
  ['note', (order) => order.note],
  ['gift_note', (order) => order.giftNote],
];

const pieceText = (line: Order['lines'][number]): string =>
  [`${line.quantity} ×`, line.productTitle, line.variantTitle, line.sku && `[${line.sku}]`]
    .filter((part) => part !== '')
    .join(' ');

/**
 * The orders that a filter names as a CSV file (RFC 4180), newest first, one line an order. Read and given page by
 * page, so that a shop with many orders needs no more memory than one with few.
 */
export async function* exportOrders(
  { database }: Pick<Services, 'database'>,
  filter: AdminOrderFilter,
): AsyncGenerator<string, void> {
  const on = { database };
  let before: string | undefined;
  let head = csvLine(COLUMNS.map(([title]) => title));
  for (;;) {
    const { sql, bind } = orderCondition(filter, before);
    const rows = await selectOrders(on, `${sql} ORDER BY id DESC LIMIT ${PAGE}`, bind);
    const orders = await readOrders(on, rows);
    const lines = orders.map((order, index) => csvLine(COLUMNS.map(([, cell]) => cell(order, rows[index]!))));
    yield head + lines.join('');
    if (rows.length < PAGE) return;
    head = '';
    before = rows.at(-1)!.id;
  }
}
