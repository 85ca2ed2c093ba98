import { useEffect, useRef, useState } from 'react';
import { OrderDetails } from './OrderDetails.tsx';
import { OrderLookupForm } from './OrderLookupForm.tsx';
import { recordedOrder } from './order-record.client.ts';
import type { PlacedOrder } from './place-order.client.ts';

/** The order that this tab has just placed, or a form that finds one. */
export default function OrderConfirmation({ locale }: { locale: string }) {
  const [placed, setPlaced] = useState<PlacedOrder | null>(null);
  const [looked, setLooked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // The tab's storage is not there when the page is rendered: asking it earlier would break hydration.
  useEffect(() => {
    setPlaced(recordedOrder());
    setLooked(true);
  }, []);
  useEffect(() => {
    if (placed) heading.current?.focus();
  }, [placed]);

  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {placed ? 'Thank you for your order' : 'Find an order'}
      </h1>
      {placed?.earlier && (
        <p className="notice">
          This is the order of your earlier try, which had arrived. Details that you changed after it are not
          in it.
        </p>
      )}
      {placed ? (
        <>
          <p className="prose">
            Keep the number <strong>{placed.order.number}</strong>: with it and your email you can find the
            order here again.
          </p>
          <OrderDetails order={placed.order} locale={locale} />
          <button className="text-button" type="button" onClick={() => setPlaced(null)}>
            Find another order
          </button>
        </>
      ) : (
        looked && <OrderLookupForm onFound={(order) => setPlaced({ order, earlier: false })} />
      )}
    </>
  );
}
