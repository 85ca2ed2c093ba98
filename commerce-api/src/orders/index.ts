export { anonymiseOrders } from './anonymise-orders.ts';
export { listOrders } from './list-orders.ts';
export { countOrdersToDo } from './orders-to-do.ts';
export { salesByDay } from './sales-by-day.ts';
export { readOrderedUnits } from './stock-movements.ts';
