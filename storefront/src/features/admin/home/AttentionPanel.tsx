import type { Overview } from '@lapidary/shared/reports/overview';
import { type AdminRoute, routeHash } from '../admin-routes.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

interface Need {
  words: string;
  route: AdminRoute;
}

function needsOf({ ordersToDo, stock }: Overview): Need[] {
  const { pack, payment } = ordersToDo ?? { pack: 0, payment: 0 };
  const needs: (Need & { count: number })[] = [
    {
      count: pack,
      words: counted(pack, 'order to pack', 'orders to pack'),
      route: { screen: 'orders', filter: 'to-pack' },
    },
    {
      count: payment,
      words: counted(payment, 'order waits for its payment', 'orders wait for their payment'),
      route: { screen: 'orders', filter: 'unpaid' },
    },
    {
      count: stock.low,
      words: `${counted(stock.low, 'piece is low', 'pieces are low')}${stock.soldOut > 0 ? `, ${stock.soldOut} of them sold out` : ''}`,
      route: { screen: 'stock' },
    },
  ];
  return needs.filter(({ count }) => count > 0);
}

/** What waits for somebody to do it. */
export function AttentionPanel({ overview }: { overview: Overview }) {
  const needs = needsOf(overview);
  return (
    <section className="admin-section" aria-labelledby="attention-heading">
      <h2 id="attention-heading">To do</h2>
      {needs.length === 0 ? (
        <p>
          Nothing waits for you. <a href={routeHash({ screen: 'new_product' })}>Make a new product</a>
        </p>
      ) : (
        <ul className="admin-cards">
          {needs.map(({ words, route }) => (
            <li key={words}>
              <a href={routeHash(route)}>{words}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
