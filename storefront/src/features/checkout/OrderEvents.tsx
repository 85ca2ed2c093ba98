import type { OrderEvent, OrderStatus } from '@lapidary/shared/orders/order';
import { trackingText } from '@lapidary/shared/orders/tracking';

interface Props {
  timeline: readonly OrderEvent[];
  status: Record<OrderStatus, string>;
  locale: string;
}

/** What has happened to an order and when, and how to follow its parcel. */
export function OrderEvents({ timeline, status, locale }: Props) {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ol className="order-events plain-list">
      {timeline.map((event) => (
        <li key={`${event.status} ${event.at}`}>
          <strong>{status[event.status]}</strong>{' '}
          <time dateTime={event.at}>{time.format(new Date(event.at))}</time>
          {event.tracking && <span className="quiet">{trackingText(event.tracking)}</span>}
        </li>
      ))}
    </ol>
  );
}
