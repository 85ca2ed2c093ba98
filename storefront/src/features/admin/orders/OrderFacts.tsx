import type { AdminOrder } from '@lapidary/shared/orders/admin-order';
import { addressLines } from '../../account/address-form.ts';
import { minuteWords } from '../time-words.ts';
import { paymentWords } from './order-words.ts';

/** Who bought, where it goes, and how it is paid. */
export function OrderFacts({ order: { order, paidAt, customerId } }: { order: AdminOrder }) {
  return (
    <section className="admin-panel" aria-labelledby="facts-heading">
      <h2 id="facts-heading">Buyer</h2>
      <dl className="admin-facts">
        <div>
          <dt>Email</dt>
          <dd>
            <a href={`mailto:${order.email}`}>{order.email}</a>{' '}
            <span className="quiet">{customerId ? 'with an account' : 'as a guest'}</span>
          </dd>
        </div>
        {order.phone && (
          <div>
            <dt>Phone</dt>
            <dd>{order.phone}</dd>
          </div>
        )}
        <div>
          <dt>{order.shippingMethod?.kind === 'pick_up' ? 'Picked up by' : 'Delivery to'}</dt>
          <dd className="admin-pre">{addressLines(order.shippingAddress, 'en').join('\n')}</dd>
        </div>
        <div>
          <dt>Delivery</dt>
          <dd>{order.shippingMethod?.name ?? '—'}</dd>
        </div>
        <div>
          <dt>Payment</dt>
          <dd>
            {paymentWords(order.paymentMethod)}, {paidAt ? `paid ${minuteWords(paidAt)}` : 'not paid yet'}
          </dd>
        </div>
        {order.note && (
          <div>
            <dt>From the buyer</dt>
            <dd className="admin-pre">{order.note}</dd>
          </div>
        )}
        {order.giftNote && (
          <div>
            <dt>Gift note</dt>
            <dd className="admin-pre">{order.giftNote}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
