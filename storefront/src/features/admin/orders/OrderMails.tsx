import type { OrderMail } from '@lapidary/shared/orders/admin-order';
import { minuteWords } from '../time-words.ts';

const stateWords = ({ state, sentAt, error, attempts }: OrderMail): string => {
  if (state === 'sent' && sentAt) return `sent ${minuteWords(sentAt)}`;
  if (state === 'failed') return `not sent: ${error ?? 'no reason was given'}`;
  return attempts > 0
    ? `waiting, tried ${attempts} times: ${error ?? 'no reason was given'}`
    : 'waiting to go out';
};

/** What the buyer has been written. */
export function OrderMails({ mails }: { mails: OrderMail[] }) {
  if (mails.length === 0) return null;
  return (
    <section className="admin-section" aria-labelledby="mails-heading">
      <h2 id="mails-heading">Mail to the buyer</h2>
      <ul className="admin-timeline">
        {mails.map((mail) => (
          <li key={mail.id}>
            {mail.subject} <span className="quiet">to {mail.to}, </span>
            <span className={mail.state === 'failed' ? 'admin-none' : 'quiet'}>{stateWords(mail)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
