import type { Language } from '@lapidary/shared/languages';
import type { Order, OrderEvent, OrderLine, OrderStatus } from '@lapidary/shared/orders/order';
import type { PaymentStep } from '@lapidary/shared/orders/payment-method';
import type { ShippingChoice } from '@lapidary/shared/pricing/shipping-method';
import { type Bind, type Executor, execute, inList, select } from '../platform/sql.ts';

export interface OrderRow {
  id: string;
  number: string;
  customerId: string | null;
  email: string;
  phone: string;
  status: Order['status'];
  currency: string;
  subtotal: number;
  discount: number;
  shipping: number;
  tax: number;
  taxIncluded: number;
  /** Basis points. */
  taxRate: number;
  total: number;
  shippingMethodJson: string | null;
  promotionId: string | null;
  promotionCode: string | null;
  shippingAddressJson: string;
  paymentMethod: Order['paymentMethod'];
  paymentStepJson: string | null;
  note: string;
  giftNote: string;
  /** In which it was ordered; null when nobody said. */
  language: Language | null;
  placedAt: number;
  /** When the money came, if it has; written by a transition, never with the order. */
  paidAt?: number | null;
}

export interface OrderLineRow {
  id: string;
  orderId: string;
  position: number;
  variantId: string;
  sku: string;
  productSlug: string;
  productTitle: string;
  variantTitle: string;
  quantity: number;
  unitPrice: number;
  discount: number;
  tax: number;
}

export interface OrderEventRow {
  orderId: string;
  status: OrderStatus;
  carrier: string;
  trackingNumber: string;
  createdAt: number;
}

const COLUMNS = `id, number, customer_id AS customerId, email, phone, status, currency, subtotal, discount, shipping,
  tax, tax_included AS taxIncluded, tax_rate AS taxRate, total, shipping_method_json AS shippingMethodJson,
  promotion_id AS promotionId, promotion_code AS promotionCode, shipping_address_json AS shippingAddressJson,
  payment_method AS paymentMethod, payment_step_json AS paymentStepJson, note, gift_note AS giftNote,
  language,  placed_at AS placedAt, paid_at AS paidAt`;

/** Of steps: an order begins with being placed, whatever the clock of the process that placed it said. */
export const TIMELINE_ORDER = 'CASE WHEN from_status IS NULL THEN 0 ELSE 1 END, created_at, id';

/** Orders by what stands after WHERE. */
export const selectOrders = async (on: Executor, rest: string, bind: Bind): Promise<OrderRow[]> =>
  await select<OrderRow>(on, `SELECT ${COLUMNS} FROM orders WHERE ${rest}`, bind);

export const selectOrderByNumber = async (on: Executor, number: string): Promise<OrderRow | undefined> =>
  (await selectOrders(on, 'number = $number', { number }))[0];

/** A customer's orders, newest first, older than the order with the id `before`. */
export const selectOrdersOfCustomer = async (
  on: Executor,
  { customerId, before, limit }: { customerId: string; before: string | undefined; limit: number },
): Promise<OrderRow[]> =>
  await selectOrders(
    on,
    `customer_id = $customerId${before === undefined ? '' : ' AND id < $before'}
     ORDER BY id DESC LIMIT ${Math.trunc(limit)}`,
    { customerId, ...(before !== undefined && { before }) },
  );

export async function insertOrder(on: Executor, order: OrderRow): Promise<void> {
  await execute(
    on,
    `INSERT INTO orders (id, number, customer_id, email, phone, status, currency, subtotal, discount, shipping, tax,
       tax_included, tax_rate, total, shipping_method_json, promotion_id, promotion_code, shipping_address_json,
       payment_method, payment_step_json, note, gift_note, language, placed_at)
     VALUES ($id, $number, $customerId, $email, $phone, $status, $currency, $subtotal, $discount, $shipping, $tax,
       $taxIncluded, $taxRate, $total, $shippingMethodJson, $promotionId, $promotionCode, $shippingAddressJson,
       $paymentMethod, $paymentStepJson, $note, $giftNote, $language, $placedAt)`,
    { ...order },
  );
}

const LINE_VALUES = [
  'id',
  'orderId',
  'position',
  'variantId',
  'sku',
  'productSlug',
  'productTitle',
  'variantTitle',
  'quantity',
  'unitPrice',
  'discount',
  'tax',
] as const satisfies readonly (keyof OrderLineRow)[];

/** All lines of an order in one statement. */
export async function insertOrderLines(on: Executor, lines: readonly OrderLineRow[]): Promise<void> {
  const rows = lines.map((_, index) => `(${LINE_VALUES.map((name) => `$${name}${index}`).join(', ')})`);
  const bind = Object.fromEntries(
    lines.flatMap((line, index) => LINE_VALUES.map((name) => [`${name}${index}`, line[name]] as const)),
  );
  await execute(
    on,
    `INSERT INTO order_lines (id, order_id, position, variant_id, sku, product_slug, product_title, variant_title,
       quantity, unit_price, discount, tax)
     VALUES ${rows.join(', ')}`,
    bind,
  );
}

const toEvent = ({ status, carrier, trackingNumber, createdAt }: OrderEventRow): OrderEvent => ({
  status,
  at: new Date(createdAt).toISOString(),
  ...(`${carrier}${trackingNumber}` && { tracking: { carrier, number: trackingNumber } }),
});

const parsed = <Value>(json: string | null): Value | null =>
  json === null ? null : (JSON.parse(json) as Value);

/** An order as the API shows it, from its rows. */
export function toOrder(
  row: OrderRow,
  lines: readonly OrderLineRow[],
  events: readonly OrderEventRow[],
): Order {
  const money = (amount: number) => ({ amount, currency: row.currency });
  return {
    number: row.number,
    status: row.status,
    placedAt: new Date(row.placedAt).toISOString(),
    email: row.email,
    phone: row.phone,
    lines: lines.map(
      (line): OrderLine => ({
        variantId: line.variantId,
        sku: line.sku,
        productSlug: line.productSlug,
        productTitle: line.productTitle,
        variantTitle: line.variantTitle,
        quantity: line.quantity,
        unitPrice: money(line.unitPrice),
        lineTotal: money(line.unitPrice * line.quantity),
        discount: money(line.discount),
        tax: money(line.tax),
      }),
    ),
    subtotal: money(row.subtotal),
    discount: money(row.discount),
    shipping: money(row.shipping),
    tax: money(row.tax),
    taxIncluded: row.taxIncluded === 1,
    taxRate: row.taxRate,
    total: money(row.total),
    shippingAddress: JSON.parse(row.shippingAddressJson) as Order['shippingAddress'],
    shippingMethod: parsed<ShippingChoice>(row.shippingMethodJson),
    promotionCode: row.promotionCode,
    paymentMethod: row.paymentMethod,
    paymentStep: parsed<PaymentStep>(row.paymentStepJson),
    note: row.note,
    giftNote: row.giftNote,
    timeline: events.map(toEvent),
  };
}

/** Lines and timelines of some orders, one statement each. */
async function readParts(
  on: Executor,
  orderIds: readonly string[],
): Promise<{ lines: OrderLineRow[]; events: OrderEventRow[] }> {
  const ids = inList('id', orderIds);
  const lines = await select<OrderLineRow>(
    on,
    `SELECT id, order_id AS orderId, position, variant_id AS variantId, sku, product_slug AS productSlug,
       product_title AS productTitle, variant_title AS variantTitle, quantity, unit_price AS unitPrice,
       discount, tax
     FROM order_lines WHERE order_id IN (${ids.sql}) ORDER BY order_id, position`,
    ids.bind,
  );
  const events = await select<OrderEventRow>(
    on,
    `SELECT order_id AS orderId, status, carrier, tracking_number AS trackingNumber, created_at AS createdAt
     FROM order_events WHERE order_id IN (${ids.sql}) ORDER BY order_id, ${TIMELINE_ORDER}`,
    ids.bind,
  );
  return { lines, events };
}

/** Orders with their lines and timelines, in the order of the rows; two statements for all of them. */
export async function readOrders(on: Executor, rows: readonly OrderRow[]): Promise<Order[]> {
  if (rows.length === 0) return [];
  const { lines, events } = await readParts(
    on,
    rows.map(({ id }) => id),
  );
  const linesOf = Map.groupBy(lines, ({ orderId }) => orderId);
  const eventsOf = Map.groupBy(events, ({ orderId }) => orderId);
  return rows.map((row) => toOrder(row, linesOf.get(row.id) ?? [], eventsOf.get(row.id) ?? []));
}

/** Reads as much of no order as `readOrders` does of one, for answers that must not tell which it was. */
export async function readNoOrder(on: Executor): Promise<undefined> {
  await readParts(on, ['']);
}
