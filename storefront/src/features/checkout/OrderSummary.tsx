import type { CheckoutQuote } from '@lapidary/shared/orders/quote';
import type { ReactNode } from 'react';
import { formatMoney } from '../../lib/format-money.ts';
import { useWords } from '../../lib/island.tsx';
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
  const words = useWords('checkout');
  return (
    <section className="order-summary" aria-labelledby="order-summary-title">
      <h2 id="order-summary-title">{words.orderTitle}</h2>
      {state.status === 'loading' && <p role="status">{words.loadingBag}</p>}
      {state.status === 'unavailable' && (
        <div className="notice problem" role="alert">
          <p>
            {state.message} {words.bagKept}
          </p>
          <button className="button secondary" type="button" onClick={() => void loadBag()}>
            {words.retry}
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
              <span className="quiet">{words.giftNote}</span> {state.bag.giftNote}
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
              <dt>{words.subtotal}</dt>
              <dd className="amount">{formatMoney(state.bag.subtotal, locale)}</dd>
              <dt>{words.deliveryAndTax}</dt>
              <dd>{words.dependOnCountry}</dd>
            </dl>
          )}
        </>
      )}
    </section>
  );
}
