import type { DaySales } from '@lapidary/shared/reports/overview';
import { encodeTime } from 'ulid';
import { type Executor, select } from '../platform/sql.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const ULID_TIME_LENGTH = 10;

/**
 * Orders and their totals of the last days of UTC, today included, oldest first; a day without orders has zeros.
 * Cancelled and refunded orders are no sales, and neither are those in another currency.
 * @param input.now milliseconds since 1970.
 */
export async function salesByDay(
  on: Executor,
  { days, currency, now }: { days: number; currency: string; now: number },
): Promise<DaySales[]> {
  const today = now - (now % DAY_MS);
  const since = today - (days - 1) * DAY_MS;
  const rows = await select<{ dayStart: number | string; orders: number; total: number | string }>(
    on,
    // Ids grow with time, so that the primary key finds them. An id may be a little older than its order.
    `SELECT placed_at - placed_at % ${DAY_MS} AS dayStart, COUNT(*) AS orders, SUM(total) AS total FROM orders
     WHERE id >= $oldest AND placed_at >= $since AND currency = $currency
       AND status NOT IN ('cancelled', 'refunded')
     GROUP BY dayStart`,
    { oldest: encodeTime(since - DAY_MS, ULID_TIME_LENGTH), since, currency },
  );
  const found = new Map(rows.map((row) => [Number(row.dayStart), row]));
  return Array.from({ length: days }, (_, index) => {
    const at = since + index * DAY_MS;
    const row = found.get(at);
    const day = new Date(at).toISOString().slice(0, 10);
    return { day, orders: Number(row?.orders ?? 0), total: Number(row?.total ?? 0) };
  });
}
