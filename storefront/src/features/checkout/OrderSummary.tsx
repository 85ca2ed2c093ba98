import { formatMoney } from '../../lib/format-money.ts';
import { loadBag } from '../bag/bag-actions.client.ts';
import type { BagState } from '../bag/bag-store.client.ts';
import { SummaryLine } from './SummaryLine.tsx';

interface Props {
  state: BagState;
  locale: string;
}

/** What is about to be ordered, with its totals. */
export function OrderSummary({ state, locale }: Props) {
  return (
    <section className="order-summary" aria-labelledby="order-summary-title">
      <h2 id="order-summary-title">Your order</h2>
      {state.status === 'loading' && <p role="status">Loading your bag…</p>}
      {state.status === 'unavailable' && (
        <div className="notice problem" role="alert">
          <p>{state.message} Your bag is kept; you can go on filling in the form.</p>
          <button className="button secondary" type="button" onClick={() => void loadBag()}>
            Retry
          </button>
        </div>
      )}
      {state.status === 'ready' && (
        <>
          <ul className="bag-lines plain-list">
            {state.bag.lines.map((line) => (
              <SummaryLine key={line.variantId} line={line} locale={locale} />
            ))}
          </ul>
          <dl className="totals">
            <dt>Subtotal</dt>
            <dd className="amount">{formatMoney(state.bag.subtotal, locale)}</dd>
            <dt>Delivery</dt>
            <dd>Free</dd>
            <dt className="total">Total</dt>
            <dd className="amount total">{formatMoney(state.bag.subtotal, locale)}</dd>
          </dl>
        </>
      )}
    </section>
  );
}
