import { formatMoney } from '@lapidary/shared/money';
import type { DaySales } from '@lapidary/shared/reports/overview';
import { useCurrency } from '../store-context.ts';
import { BarChart } from './BarChart.tsx';

const dayWords = (day: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));

const ordersWords = (orders: number): string => (orders === 1 ? '1 order' : `${orders} orders`);

/** What was sold in the last days. */
export function SalesPanel({ sales }: { sales: DaySales[] }) {
  const currency = useCurrency();
  const money = (amount: number) => formatMoney({ amount, currency });
  const orders = sales.reduce((sum, day) => sum + day.orders, 0);
  const total = sales.reduce((sum, day) => sum + day.total, 0);
  const words = `${money(total)} from ${ordersWords(orders)} in ${sales.length} days`;
  return (
    <section className="admin-section" aria-labelledby="sales-heading">
      <h2 id="sales-heading">Sales</h2>
      <p className="admin-figure">
        <strong>{money(total)}</strong>{' '}
        <span className="quiet">
          from {ordersWords(orders)} in {sales.length} days
        </span>
      </p>
      {orders > 0 && (
        <>
          <BarChart
            label={`Sales by day: ${words}`}
            values={sales.map((day) => day.total)}
            titles={sales.map(
              (day) => `${dayWords(day.day)}: ${money(day.total)}, ${ordersWords(day.orders)}`,
            )}
          />
          <p className="quiet admin-chart-ends">
            <span>{dayWords(sales[0]!.day)}</span>
            <span>{dayWords(sales.at(-1)!.day)}</span>
          </p>
        </>
      )}
    </section>
  );
}
