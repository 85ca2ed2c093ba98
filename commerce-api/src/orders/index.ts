export { anonymiseOrders } from './anonymise-orders.ts';
export { listOrders } from './list-orders.ts';
