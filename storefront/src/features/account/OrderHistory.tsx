import { homePath } from '@lapidary/shared/page-paths';
import { OrderCard } from './OrderCard.tsx';
import { useOrders } from './use-orders.ts';

export function OrderHistory({ locale }: { locale: string }) {
  const { state, orders, hasMore, load } = useOrders();
  return (
    <section aria-labelledby="orders">
      <h2 id="orders" tabIndex={-1}>
        Orders
      </h2>
      {orders.map((order) => (
        <OrderCard key={order.number} order={order} locale={locale} />
      ))}
      <div role="status">
        {state === 'loading' && <p>Loading your orders…</p>}
        {state === 'failed' && <p>We could not load your orders just now.</p>}
        {state === 'ready' && orders.length === 0 && (
          <p>
            You have not ordered anything yet. <a href={homePath()}>See the collection</a>
          </p>
        )}
      </div>
      {state === 'failed' && (
        <button type="button" className="button" onClick={load}>
          Try again
        </button>
      )}
      {state === 'ready' && hasMore && (
        <button type="button" className="text-button" onClick={load}>
          Show older orders
        </button>
      )}
    </section>
  );
}
