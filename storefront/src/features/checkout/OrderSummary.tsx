import type { CheckoutQuote } from '@lapidary/shared/orders/quote';
import type { ReactNode } from 'react';
import { formatMoney } from '../../lib/format-money.ts';
import { loadBag } from '../bag/bag-actions.client.ts';
import type { BagState } from '../bag/bag-store.client.ts';
import { SummaryLine } from './SummaryLine.tsx';
import { TotalsList } from './TotalsList.tsx';

interface Props {
  state: BagState;
  /** Null until a country is chosen. */
  quote: CheckoutQuote | null;
  /** Another one is being worked out. */
  busy: boolean;
  locale: string;
  /** The promotion code, between the pieces and the totals. */
  children: ReactNode;
}

/** What is about to be ordered, with its totals. */
export function OrderSummary({ state, quote, busy, locale, children }: Props) {
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
          {state.bag.giftNote && (
            <p className="gift-note-shown">
              <span className="quiet">Gift note</span> {state.bag.giftNote}
            </p>
          )}
          {children}
          {quote ? (
            <TotalsList
              totals={quote.totals}
              promotionCode={quote.promotionCode}
              delivery={quote.shippingMethods.find(({ id }) => id === quote.shippingMethod)?.name}
              locale={locale}
              busy={busy}
            />
          ) : (
            <dl className="totals">
              <dt>Subtotal</dt>
              <dd className="amount">{formatMoney(state.bag.subtotal, locale)}</dd>
              <dt>Delivery and tax</dt>
              <dd>Depend on the country</dd>
            </dl>
          )}
        </>
      )}
    </section>
  );
}
