import mysql, { type RowDataPacket } from 'mysql2/promise';
import type { SeededShop } from './seed-shop.ts';
import type { CheckoutBook } from './shop-operations.ts';
import type { Target } from './start-target.ts';

export interface BookFigures {
  acknowledged: number;
  orders: number;
  /** Sold by all orders, those of the yardstick included. */
  unitsSold: number;
}

/**
 * Asks again, with the same key, for every checkout whose answer was cut off by the end of a measurement: as a shopper's
 * browser would, and with the same outcome, one order.
 */
export async function settleOpenCheckouts({ url }: Target, book: CheckoutBook): Promise<void> {
  for (const [key, { path, method, headers, body }] of book.open) {
    const answer = await fetch(url + path, { method, headers: headers!, body: body! });
    if (answer.status !== 201) throw new Error(`a repeated checkout was answered ${answer.status}`);
    book.acknowledged += 1;
    book.open.delete(key);
  }
}

/**
 * After all load: every acknowledged checkout is an order, there are no others, and no unit came from nowhere or went
 * missing.
 * @throws {Error} with the figures, when the books do not balance
 */
export async function checkBooks(
  databaseUrl: string,
  shop: SeededShop,
  { email, acknowledged }: { email: string; acknowledged: number },
): Promise<BookFigures> {
  const connection = await mysql.createConnection(databaseUrl);
  const numberOf = async (sql: string, values: string[] = []): Promise<number> => {
    const [[row]] = await connection.execute<RowDataPacket[]>(sql, values);
    return Number(row!.number);
  };
  try {
    const orders = await numberOf('SELECT COUNT(*) AS number FROM orders WHERE email = ?', [email]);
    const unitsSold = await numberOf('SELECT COALESCE(SUM(quantity), 0) AS number FROM order_lines');
    const unitsLeft = await numberOf('SELECT SUM(stock) AS number FROM stock_levels');
    if (orders !== acknowledged || unitsSold + unitsLeft !== shop.units) {
      throw new Error(
        `the books do not balance: ${acknowledged} checkouts acknowledged, ${orders} orders; ` +
          `${unitsSold} units sold and ${unitsLeft} left of ${shop.units}`,
      );
    }
    return { acknowledged, orders, unitsSold };
  } finally {
    await connection.end();
  }
}
