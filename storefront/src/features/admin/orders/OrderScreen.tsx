import type { AdminOrder } from '@lapidary/shared/orders/admin-order';
import { useCallback } from 'react';
import { routeHash } from '../admin-routes.ts';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { useLoad } from '../use-load.ts';
import { OrderFacts } from './OrderFacts.tsx';
import { OrderLines } from './OrderLines.tsx';
import { OrderMails } from './OrderMails.tsx';
import { OrderNotes } from './OrderNotes.tsx';
import { OrderSteps } from './OrderSteps.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';
import { getOrder } from './orders-api.client.ts';
import { PackingSlip } from './PackingSlip.tsx';
import { useOrder } from './use-order.ts';

function OrderParts({ loaded }: { loaded: AdminOrder }) {
  const atDesk = useOrder(loaded);
  const { order } = atDesk;
  return (
    <>
      <div className="admin-editor">
        <div className="admin-editor-side">
          <OrderSteps atDesk={atDesk} />
          <OrderFacts order={order} />
        </div>
        <div className="admin-editor-main">
          <OrderLines order={order.order} />
          <OrderTimeline order={order} />
          <OrderNotes atDesk={atDesk} />
          <OrderMails mails={order.mails} />
        </div>
      </div>
      <PackingSlip order={order.order} />
    </>
  );
}

export function OrderScreen({ number }: { number: string }) {
  const loaded = useLoad(useCallback(() => getOrder(number), [number]));
  return (
    <>
      <ScreenHeading title={`Order ${loaded.state === 'ready' ? loaded.value.order.number : number}`}>
        {loaded.state === 'ready' && (
          <button type="button" className="button secondary" onClick={() => window.print()}>
            Print packing slip
          </button>
        )}
      </ScreenHeading>
      <p>
        <a href={routeHash({ screen: 'orders', filter: null })}>All orders</a>
      </p>
      <LoadedPart loaded={loaded} of="the order">
        {(order) => <OrderParts loaded={order} />}
      </LoadedPart>
    </>
  );
}
