import type { Order } from '@lapidary/shared/orders/order';
import { signUpPath } from '@lapidary/shared/page-paths';
import { useEffect, useRef, useState } from 'react';
import { useLocal, useWords } from '../../lib/island.tsx';
import { mayHaveSession } from '../../lib/session-marker.client.ts';
import { OrderDetails } from './OrderDetails.tsx';
import { OrderLookupForm } from './OrderLookupForm.tsx';
import { recordedOrder } from './order-record.client.ts';
import type { PlacedOrder } from './place-order.client.ts';

/** The order that this tab has just placed, or a form that finds one. */
export default function OrderConfirmation({ locale }: { locale: string }) {
  const { confirmation: words } = useWords('checkout');
  const local = useLocal();
  const [placed, setPlaced] = useState<PlacedOrder | null>(null);
  const [found, setFound] = useState<Order | null>(null);
  const [looked, setLooked] = useState(false);
  const [asGuest, setAsGuest] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // The tab's storage is not there when the page is rendered: asking it earlier would break hydration.
  useEffect(() => {
    setPlaced(recordedOrder());
    setAsGuest(!mayHaveSession());
    setLooked(true);
  }, []);
  const order = placed?.order ?? found;
  useEffect(() => {
    if (order) heading.current?.focus();
  }, [order]);

  function lookAgain(): void {
    setPlaced(null);
    setFound(null);
  }

  return (
    <div className="confirmation">
      <h1 tabIndex={-1} ref={heading}>
        {placed ? words.thanks : order ? words.order : words.find}
      </h1>
      {placed?.earlier && <p className="notice">{words.earlier}</p>}
      {placed && (
        <p className="prose">
          {words.keepBefore}
          <strong>{placed.order.number}</strong>
          {words.keepAfter}
        </p>
      )}
      {order && (
        <>
          <OrderDetails order={order} locale={locale} />
          {placed && asGuest && (
            <p className="prose">
              {words.accountBefore}
              <a href={local(signUpPath())}>{words.account}</a>
            </p>
          )}
          <button className="text-button" type="button" onClick={lookAgain}>
            {words.another}
          </button>
        </>
      )}
      {looked && !order && <OrderLookupForm onFound={setFound} />}
    </div>
  );
}
