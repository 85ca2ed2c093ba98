import type { Order, OrderList } from '@lapidary/shared/orders/order';
import { useCallback, useEffect, useState } from 'react';
import { requestSignedIn } from '../../lib/session-request.client.ts';

export interface Orders {
  state: 'loading' | 'ready' | 'failed';
  orders: Order[];
  hasMore: boolean;
  /** The next page, or the same one again after a failure. */
  load(): void;
}

/** The signed-in shopper's orders, newest first, a page at a time. */
export function useOrders(): Orders {
  const [state, setState] = useState<Orders['state']>('loading');
  const [orders, setOrders] = useState<Order[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);

  const fetchPage = useCallback(async (from: string | null) => {
    setState('loading');
    const query = from === null ? '' : `?cursor=${encodeURIComponent(from)}`;
    try {
      const page = await requestSignedIn<OrderList>('GET', `/api/orders${query}`);
      setOrders((before) => (from === null ? page.orders : [...before, ...page.orders]));
      setCursor(page.nextCursor);
      setState('ready');
    } catch {
      // Whatever the reason, what helps is the same: the list says so and offers another try. A session that has
      // ended is seen through $session.
      setState('failed');
    }
  }, []);

  useEffect(() => void fetchPage(null), [fetchPage]);
  return { state, orders, hasMore: cursor !== null, load: () => void fetchPage(cursor) };
}
