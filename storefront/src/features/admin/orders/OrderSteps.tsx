import type { OrderStatus } from '@lapidary/shared/orders/order';
import { useState } from 'react';
import { Failure } from '../Failure.tsx';
import { OrderStatusMark } from './OrderStatusMark.tsx';
import { stepWords } from './order-words.ts';
import { StepDialog } from './StepDialog.tsx';
import type { OrderAtDesk } from './use-order.ts';

/** Steps that ask for something first: a parcel's number, or whether it is meant. */
const ASKING: readonly OrderStatus[] = ['shipped', 'cancelled', 'refunded'];

const lookOf = (to: OrderStatus, first: boolean): string => {
  if (to === 'cancelled' || to === 'refunded') return 'text-button admin-danger-text';
  return first ? 'button' : 'button secondary';
};

/** Where the order stands, and the steps that are legal from there. */
export function OrderSteps({ atDesk }: { atDesk: OrderAtDesk }) {
  const { order, busy, failure, step } = atDesk;
  const [asking, setAsking] = useState<OrderStatus | null>(null);
  return (
    <section className="admin-panel" aria-labelledby="steps-heading">
      <h2 id="steps-heading">Status</h2>
      <p role="status">
        <OrderStatusMark status={order.order.status} />
      </p>
      {order.next.length === 0 && <p className="quiet">Nothing is left to do.</p>}
      <div className="admin-actions">
        {order.next.map((to, index) => (
          <button
            key={to}
            type="button"
            className={lookOf(to, index === 0)}
            aria-disabled={busy || undefined}
            onClick={() => {
              if (busy) return;
              if (ASKING.includes(to)) setAsking(to);
              else void step({ to });
            }}
          >
            {stepWords(to)}
            {ASKING.includes(to) && '…'}
          </button>
        ))}
      </div>
      {failure && <Failure words={failure} />}
      {asking && <StepDialog to={asking} atDesk={atDesk} onClose={() => setAsking(null)} />}
    </section>
  );
}
