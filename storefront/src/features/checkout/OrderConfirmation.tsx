import type { Order } from '@lapidary/shared/orders/order';
import { useEffect, useRef, useState } from 'react';
import { OrderDetails } from './OrderDetails.tsx';
import { OrderLookupForm } from './OrderLookupForm.tsx';
import { recordedOrder } from './order-record.client.ts';
import type { PlacedOrder } from './place-order.client.ts';

/** The order that this tab has just placed, or a form that finds one. */
export default function OrderConfirmation({ locale }: { locale: string }) {
  const [placed, setPlaced] = useState<PlacedOrder | null>(null);
  const [found, setFound] = useState<Order | null>(null);
  const [looked, setLooked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // The tab's storage is not there when the page is rendered: asking it earlier would break hydration.
  useEffect(() => {
    setPlaced(recordedOrder());
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
        {placed ? 'Thank you for your order' : order ? 'Your order' : 'Find an order'}
      </h1>
      {placed?.earlier && (
        <p className="notice">
          This is the order of your earlier try, which had arrived. Details that you changed after it are not
          in it.
        </p>
      )}
      {placed && (
        <p className="prose">
          Keep the number <strong>{placed.order.number}</strong>: with it and your email you can find the
          order here again.
        </p>
      )}
      {order && (
        <>
          <OrderDetails order={order} locale={locale} />
          <button className="text-button" type="button" onClick={lookAgain}>
            Find another order
          </button>
        </>
      )}
      {looked && !order && <OrderLookupForm onFound={setFound} />}
    </div>
  );
}
