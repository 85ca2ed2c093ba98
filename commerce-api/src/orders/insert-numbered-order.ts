import { isDuplicateKey, type OpenTransaction } from '../platform/transaction.ts';
import { newOrderNumber } from './order-number.ts';
import { insertOrder, type OrderRow } from './order-rows.ts';

const ATTEMPTS = 5;

/** Inserts an order under a random number that no other order has. */
export async function insertNumberedOrder(
  on: OpenTransaction,
  order: Omit<OrderRow, 'number'>,
  draw: () => string = newOrderNumber,
): Promise<OrderRow> {
  for (let attempt = 1; ; attempt += 1) {
    const row = { ...order, number: draw() };
    try {
      await insertOrder(on, row);
      return row;
    } catch (error) {
      if (!isDuplicateKey(error) || attempt >= ATTEMPTS) throw error;
    }
  }
}
