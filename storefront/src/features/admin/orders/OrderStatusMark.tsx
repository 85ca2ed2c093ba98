import type { OrderStatus } from '@lapidary/shared/orders/order';
import { statusWords } from './order-words.ts';

export function OrderStatusMark({ status }: { status: OrderStatus }) {
  return <span className={`admin-mark admin-mark-${status}`}>{statusWords(status)}</span>;
}
