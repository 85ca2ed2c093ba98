import type { Bag } from '@lapidary/shared/bag/bag';
import { languageOf } from '@lapidary/shared/languages';
import type { CheckoutRequest } from '@lapidary/shared/orders/order';
import { homePath, orderConfirmationPath } from '@lapidary/shared/page-paths';
import { useStore } from '@nanostores/react';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../lib/api-client.client.ts';
import { failureText } from '../../lib/failure-text.ts';
import { formatMoney } from '../../lib/format-money.ts';
import { useLocal, useWords } from '../../lib/island.tsx';
import { localPath } from '../../lib/local-path.client.ts';
import { currentSession } from '../../lib/session.client.ts';
import { followOtherTabs, loadBag } from '../bag/bag-actions.client.ts';
import { $bag, forgetBag, LOADING } from '../bag/bag-store.client.ts';
import { CheckoutFields } from './CheckoutFields.tsx';
import { type BagChange, bagChanges, type CheckoutFailure, checkoutFailure } from './checkout-failure.ts';
import { checkoutFormProblems, readCheckoutForm } from './checkout-form.ts';
import type { Country } from './countries.ts';
import { DeliveryFields } from './DeliveryFields.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { OrderSummary } from './OrderSummary.tsx';
import { recordOrder } from './order-record.client.ts';
import { PaymentFields } from './PaymentFields.tsx';
import { PromotionField } from './PromotionField.tsx';
import { finishOpenAttempt, type PlacedOrder, placeOrder } from './place-order.client.ts';
import { promotionEffect } from './promotion-effect.ts';
import { useQuote } from './use-quote.ts';

interface Props {
  locale: string;
  countries: Country[];
  country: string;
}

/** The part of a quote that stands for the lines alone, alike for a bag and its checkout. */
const lineMarks = (quote: string): string => quote.slice(quote.indexOf('.'));

function showConfirmation(placed: PlacedOrder): void {
  recordOrder(placed);
  // An earlier try's order has left the present bag alone.
  if (!placed.earlier) forgetBag();
  location.assign(localPath(orderConfirmationPath()));
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
  const words = useWords('checkout');
  const failures = useWords('failures');
  const local = useLocal();
  const state = useStore($bag, { ssr: () => LOADING });
  const [failure, setFailure] = useState<CheckoutFailure | null>(null);
  const [changes, setChanges] = useState<BagChange[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [placing, setPlacing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [chosenCountry, setChosenCountry] = useState('');
  const [shippingMethod, setShippingMethod] = useState<string>();
  const [promotionCode, setPromotionCode] = useState<string>();
  const [codeRefusal, setCodeRefusal] = useState('');
  const onCodeRefused = useCallback((message: string) => {
    setPromotionCode(undefined);
    setCodeRefusal(message);
  }, []);
  const onShippingRefused = useCallback(() => setShippingMethod(undefined), []);
  const bagQuote = state.status === 'ready' && state.bag.lines.length > 0 ? state.bag.quote : null;
  const { state: quoting, reload } = useQuote(
    { bag: bagQuote, country: chosenCountry, shippingMethod, promotionCode },
    { onCodeRefused, onShippingRefused },
  );
  const quote =
    quoting.status === 'ready' ? quoting.quote : quoting.status === 'loading' ? quoting.last : null;
  const ready = quoting.status === 'ready' ? quoting.quote : null;
  useEffect(() => {
    // The lines moved between the bag and its quote: those shown would not be those in the total.
    if (ready && bagQuote !== null && lineMarks(ready.quote) !== lineMarks(bagQuote)) void loadBag();
  }, [ready, bagQuote]);
  // State arrives with the next render; a second click can come before it.
  const busy = useRef(false);

  useEffect(() => {
    void loadBag();
    return followOtherTabs();
  }, []);

  function followCountry(): void {
    if (form.current)
      setChosenCountry(String(new FormData(form.current).get('shippingAddress.country') ?? ''));
  }
  // A country may have been chosen, or brought back by the browser, before React ran.
  useEffect(followCountry, []);

  function applyCode(code: string): void {
    if (chosenCountry === '') {
      setCodeRefusal(words.countryForCode);
      return;
    }
    setCodeRefusal('');
    setPromotionCode(code);
  }

  function fail(next: CheckoutFailure): void {
    setFailure(next);
    setAttempt((count) => count + 1);
  }

  async function explain(error: unknown, seen: Bag): Promise<void> {
    const next = checkoutFailure(error, words, failures);
    if (next.kind === 'bag_changed' || next.kind === 'lines' || next.kind === 'bag_empty') {
      await loadBag();
      const now = $bag.get();
      const format = (money: Bag['subtotal']) => formatMoney(money, locale);
      setChanges(now.status === 'ready' ? bagChanges(seen, now.bag, { format, words }) : []);
      reload();
    } else if (error instanceof ApiProblem && error.code.startsWith('promotion_')) {
      onCodeRefused(failureText(error, failures));
    } else if (next.kind === 'refused') reload();
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
    if (state.status !== 'ready' || quoting.status === 'loading') return;
    const seen = quoting.status === 'ready' ? quoting.quote.quote : '';
    const order = readCheckoutForm(new FormData(event.currentTarget), {
      quote: seen,
      promotionCode,
      language: languageOf(locale),
    });
    const problems = checkoutFormProblems(order, words);
    if (problems.length > 0) fail({ kind: 'fields', problems });
    // What was not shown is not ordered.
    else if (quoting.status === 'failed') fail({ kind: 'refused', message: quoting.message });
    else void place(order, state.bag);
  }

  const empty = state.status === 'ready' && state.bag.lines.length === 0;
  const asking = useOpenAttempt(empty && !placing, (error) => fail(checkoutFailure(error, words, failures)));
  if (empty) {
    return (
      <div className="checkout-empty" role="status">
        {asking ? (
          <p>{words.lookingAtBag}</p>
        ) : (
          <>
            {failure?.kind === 'unknown_outcome' && <p>{failure.message}</p>}
            <p>{words.emptyBag}</p>
            <a className="button" href={local(homePath())}>
              {words.lookAround}
            </a>
          </>
        )}
      </div>
    );
  }
  const problems = failure?.kind === 'fields' ? failure.problems : [];
  const working = quoting.status === 'loading';
  return (
    <form
      className="checkout"
      method="post"
      noValidate
      ref={form}
      onChange={followCountry}
      onSubmit={onSubmit}
    >
      <div className="checkout-form">
        {failure && <FailureNotice failure={failure} changes={changes} attempt={attempt} />}
        <CheckoutFields
          problems={problems}
          countries={countries}
          country={country}
          chosenCountry={chosenCountry}
        >
          <DeliveryFields
            state={quoting}
            chosen={shippingMethod}
            locale={locale}
            problems={problems}
            onChoose={setShippingMethod}
            onRetry={reload}
          />
          <PaymentFields quote={quote} problems={problems} />
        </CheckoutFields>
      </div>
      <div className="checkout-side">
        <OrderSummary state={state} quote={quote} busy={working} locale={locale}>
          <PromotionField
            applied={promotionCode !== undefined && quote?.promotionCode ? promotionCode : undefined}
            effect={quote ? promotionEffect(quote, locale, words) : ''}
            refusal={codeRefusal}
            busy={working}
            onApply={applyCode}
            onRemove={() => setPromotionCode(undefined)}
          />
        </OrderSummary>
        <button
          className="button wide"
          type="submit"
          aria-disabled={placing || working || state.status !== 'ready'}
        >
          {placing ? words.placing : working ? words.working : words.place}
        </button>
        <p className="quiet">{words.nothingCharged}</p>
      </div>
    </form>
  );
}
