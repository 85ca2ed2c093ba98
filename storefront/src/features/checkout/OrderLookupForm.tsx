import type { Order } from '@lapidary/shared/orders/order';
import { type FormEvent, useState } from 'react';
import { ApiProblem, request } from '../../lib/api-client.client.ts';
import { failureText } from '../../lib/failure-text.ts';
import { useWords } from '../../lib/island.tsx';

interface Props {
  onFound: (order: Order) => void;
}

/** Finds an order without an account, by its number and the email it was placed with. */
export function OrderLookupForm({ onFound }: Props) {
  const { lookup: words } = useWords('checkout');
  const failures = useWords('failures');
  const [message, setMessage] = useState('');
  const [looking, setLooking] = useState(false);

  async function look(number: string, email: string): Promise<void> {
    setLooking(true);
    setMessage('');
    try {
      onFound(await request<Order>('POST', '/api/orders/lookup', { body: { number, email } }));
    } catch (error) {
      const unknown = error instanceof ApiProblem && error.code === 'not_found';
      setMessage(unknown ? words.notFound : failureText(error, failures));
    } finally {
      setLooking(false);
    }
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = String(form.get('number') ?? '').trim();
    const email = String(form.get('email') ?? '').trim();
    if (!number || !email) setMessage(words.both);
    else if (!looking) void look(number, email);
  }

  return (
    <form className="order-lookup" method="post" noValidate onSubmit={onSubmit}>
      <p>{words.text}</p>
      <div className="field">
        <label htmlFor="lookup-number">{words.number}</label>
        <input
          type="text"
          id="lookup-number"
          name="number"
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={40}
        />
      </div>
      <div className="field">
        <label htmlFor="lookup-email">{words.email}</label>
        <input id="lookup-email" name="email" type="email" autoComplete="email" maxLength={254} />
      </div>
      <button className="button" type="submit" aria-disabled={looking}>
        {looking ? words.looking : words.find}
      </button>
      <p className="field-error" role="alert">
        {message}
      </p>
    </form>
  );
}
