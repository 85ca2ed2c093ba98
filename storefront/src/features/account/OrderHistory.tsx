import { homePath } from '@lapidary/shared/page-paths';
import { useLocal, useWords } from '../../lib/island.tsx';
import { OrderCard } from './OrderCard.tsx';
import { useOrders } from './use-orders.ts';

export function OrderHistory({ locale }: { locale: string }) {
  const account = useWords('account');
  const words = account.order;
  const local = useLocal();
  const { state, orders, hasMore, load } = useOrders();
  return (
    <section aria-labelledby="orders">
      <h2 id="orders" tabIndex={-1}>
        {account.orders}
      </h2>
      {orders.map((order) => (
        <OrderCard key={order.number} order={order} locale={locale} />
      ))}
      <div role="status">
        {state === 'loading' && <p>{words.loading}</p>}
        {state === 'failed' && <p>{words.failed}</p>}
        {state === 'ready' && orders.length === 0 && (
          <p>
            {words.none}
            <a href={local(homePath())}>{words.see}</a>
          </p>
        )}
      </div>
      {state === 'failed' && (
        <button type="button" className="button" onClick={load}>
          {account.tryAgain}
        </button>
      )}
      {state === 'ready' && hasMore && (
        <button type="button" className="text-button" onClick={load}>
          {words.older}
        </button>
      )}
    </section>
  );
}
