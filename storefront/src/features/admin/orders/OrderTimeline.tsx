import type { AdminOrder } from '@lapidary/shared/orders/admin-order';
import { trackingText } from '@lapidary/shared/orders/tracking';
import { minuteWords } from '../time-words.ts';
import { useMe } from '../use-me.ts';
import { whoWords } from '../who-words.ts';
import { statusWords } from './order-words.ts';

/** What happened to an order, newest last; steps are only ever added. */
export function OrderTimeline({ order }: { order: AdminOrder }) {
  const me = useMe();
  const who = (actor: string) =>
    actor === 'guest' || (actor === order.customerId && actor !== me) ? 'the buyer' : whoWords(actor, me);
  return (
    <section className="admin-section" aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">Timeline</h2>
      <ol className="admin-timeline">
        {order.events.map(({ at, actor, to, note, tracking }) => (
          <li key={`${to} ${at}`}>
            <strong>{statusWords(to)}</strong>{' '}
            <span className="quiet">
              <time dateTime={at}>{minuteWords(at)}</time>, by {who(actor)}
            </span>
            {tracking && <p>Parcel: {trackingText(tracking)}</p>}
            {note && <p className="admin-pre">{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
