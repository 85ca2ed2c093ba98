import type { Order } from '@lapidary/shared/orders/order';
import { type FormEvent, useState } from 'react';
import { ApiProblem, request } from '../../lib/api-client.client.ts';
import { failureText } from '../../lib/failure-text.ts';

const NOT_FOUND =
  'There is no order with this number and email. Check both as they stand in your confirmation.';

interface Props {
  onFound: (order: Order) => void;
}

/** Finds an order without an account, by its number and the email it was placed with. */
export function OrderLookupForm({ onFound }: Props) {
  const [message, setMessage] = useState('');
  const [looking, setLooking] = useState(false);

  async function look(number: string, email: string): Promise<void> {
    setLooking(true);
    setMessage('');
    try {
      onFound(await request<Order>('POST', '/api/orders/lookup', { body: { number, email } }));
    } catch (error) {
      const unknown = error instanceof ApiProblem && error.code === 'not_found';
      setMessage(unknown ? NOT_FOUND : failureText(error));
    } finally {
      setLooking(false);
    }
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = String(form.get('number') ?? '').trim();
    const email = String(form.get('email') ?? '').trim();
    if (!number || !email) setMessage('Enter both the number of the order and your email.');
    else if (!looking) void look(number, email);
  }

  return (
    <form className="order-lookup" method="post" noValidate onSubmit={onSubmit}>
      <p>Enter the number of your order and the email you gave with it.</p>
      <div className="field">
        <label htmlFor="lookup-number">Order number</label>
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
        <label htmlFor="lookup-email">Email</label>
        <input id="lookup-email" name="email" type="email" autoComplete="email" maxLength={254} />
      </div>
      <button className="button" type="submit" aria-disabled={looking}>
        {looking ? 'Looking…' : 'Find the order'}
      </button>
      <p className="field-error" role="alert">
        {message}
      </p>
    </form>
  );
}
