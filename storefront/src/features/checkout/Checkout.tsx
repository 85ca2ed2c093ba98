import type { Bag } from '@lapidary/shared/bag/bag';
import type { CheckoutRequest } from '@lapidary/shared/orders/order';
import { homePath, orderConfirmationPath } from '@lapidary/shared/page-paths';
import { useStore } from '@nanostores/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { formatMoney } from '../../lib/format-money.ts';
import { currentSession } from '../../lib/session.client.ts';
import { followOtherTabs, loadBag } from '../bag/bag-actions.client.ts';
import { $bag, forgetBag, LOADING } from '../bag/bag-store.client.ts';
import { CheckoutFields } from './CheckoutFields.tsx';
import { type BagChange, bagChanges, type CheckoutFailure, checkoutFailure } from './checkout-failure.ts';
import { checkoutFormProblems, readCheckoutForm } from './checkout-form.ts';
import type { Country } from './countries.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { OrderSummary } from './OrderSummary.tsx';
import { recordOrder } from './order-record.client.ts';
import { finishOpenAttempt, type PlacedOrder, placeOrder } from './place-order.client.ts';

interface Props {
  locale: string;
  countries: Country[];
  country: string;
}

function showConfirmation(placed: PlacedOrder): void {
  recordOrder(placed);
  // An earlier try's order has left the present bag alone.
  if (!placed.earlier) forgetBag();
  location.assign(orderConfirmationPath());
}

/** For an empty bag: whether a try without an answer has emptied it. */
function useOpenAttempt(bagIsEmpty: boolean, onFailure: (error: unknown) => void): boolean {
  const [asking, setAsking] = useState(true);
  const report = useRef(onFailure);
  report.current = onFailure;
  useEffect(() => {
    if (!bagIsEmpty) return;
    finishOpenAttempt()
      .then((placed) => (placed ? showConfirmation(placed) : setAsking(false)))
      .catch((error) => {
        setAsking(false);
        report.current(error);
      });
  }, [bagIsEmpty]);
  return asking;
}

/** The whole checkout: what to order, to whom, how it is paid, and what happened to the last try. */
export default function Checkout({ locale, countries, country }: Props) {
  const state = useStore($bag, { ssr: () => LOADING });
  const [failure, setFailure] = useState<CheckoutFailure | null>(null);
  const [changes, setChanges] = useState<BagChange[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [placing, setPlacing] = useState(false);
  // State arrives with the next render; a second click can come before it.
  const busy = useRef(false);

  useEffect(() => {
    void loadBag();
    return followOtherTabs();
  }, []);

  function fail(next: CheckoutFailure): void {
    setFailure(next);
    setAttempt((count) => count + 1);
  }

  async function explain(error: unknown, seen: Bag): Promise<void> {
    const next = checkoutFailure(error);
    if (next.kind === 'bag_changed' || next.kind === 'lines' || next.kind === 'bag_empty') {
      await loadBag();
      const now = $bag.get();
      const format = (money: Bag['subtotal']) => formatMoney(money, locale);
      setChanges(now.status === 'ready' ? bagChanges(seen, now.bag, format) : []);
    }
    fail(next);
  }

  async function place(order: CheckoutRequest, seen: Bag): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setPlacing(true);
    try {
      // A signed-in shopper's order belongs to the account, so the token must be there before the order is sent.
      await currentSession();
      showConfirmation(await placeOrder(order));
      // Still busy: the browser is on its way to the confirmation page.
    } catch (error) {
      busy.current = false;
      setPlacing(false);
      await explain(error, seen);
    }
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (state.status !== 'ready') return;
    const order = readCheckoutForm(new FormData(event.currentTarget), state.bag.quote);
    const problems = checkoutFormProblems(order);
    if (problems.length > 0) fail({ kind: 'fields', problems });
    else void place(order, state.bag);
  }

  const empty = state.status === 'ready' && state.bag.lines.length === 0;
  const asking = useOpenAttempt(empty && !placing, (error) => fail(checkoutFailure(error)));
  if (empty) {
    return (
      <div className="checkout-empty" role="status">
        {asking ? (
          <p>Looking at your bag…</p>
        ) : (
          <>
            {failure?.kind === 'unknown_outcome' && <p>{failure.message}</p>}
            <p>Your bag is empty, so there is nothing to order.</p>
            <a className="button" href={homePath()}>
              Look around the shop
            </a>
          </>
        )}
      </div>
    );
  }
  const problems = failure?.kind === 'fields' ? failure.problems : [];
  return (
    <form className="checkout" method="post" noValidate onSubmit={onSubmit}>
      <div className="checkout-form">
        {failure && <FailureNotice failure={failure} changes={changes} attempt={attempt} />}
        <CheckoutFields problems={problems} countries={countries} country={country} />
      </div>
      <div className="checkout-side">
        <OrderSummary state={state} locale={locale} />
        <button className="button wide" type="submit" aria-disabled={placing || state.status !== 'ready'}>
          {placing ? 'Placing your order…' : 'Place order'}
        </button>
        <p className="quiet">Nothing is charged online.</p>
      </div>
    </form>
  );
}
