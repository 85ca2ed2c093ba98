import { isDuplicateKey, type OpenTransaction } from '../platform/transaction.ts';
import { newOrderNumber } from './order-number.ts';
import { insertOrder, type OrderRow } from './order-rows.ts';

const ATTEMPTS = 5;

/**
 * Inserts an order under a random number that no other order has.
 * @param order the order with a number, which is drawn again when it is taken.
 */
export async function insertNumberedOrder(
  on: OpenTransaction,
  order: (number: string) => OrderRow,
  draw: () => string = newOrderNumber,
): Promise<OrderRow> {
  for (let attempt = 1; ; attempt += 1) {
    const row = order(draw());
    try {
      await insertOrder(on, row);
      return row;
    } catch (error) {
      if (!isDuplicateKey(error) || attempt >= ATTEMPTS) throw error;
    }
  }
}
