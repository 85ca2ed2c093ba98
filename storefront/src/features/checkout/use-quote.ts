import type { CheckoutQuote } from '@lapidary/shared/orders/quote';
import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../../lib/api-client.client.ts';
import { failureText } from '../../lib/failure-text.ts';
import { useWords } from '../../lib/island.tsx';
import { fetchQuote } from './fetch-quote.client.ts';

export type QuoteState =
  /** No country is chosen yet, so there is nothing to work out. */
  | { status: 'none' }
  /** `last`: what was shown before, of another choice. */
  | { status: 'loading'; last: CheckoutQuote | null }
  | { status: 'ready'; quote: CheckoutQuote }
  | { status: 'failed'; message: string };

/** What the shopper chose, and the state of the bag it is for. */
export interface QuotedChoice {
  /** The bag's quote; null while there is no bag. */
  bag: string | null;
  country: string;
  shippingMethod: string | undefined;
  promotionCode: string | undefined;
}

interface Dropped {
  /** The code cannot be used any more, with the reason: go on without it. */
  onCodeRefused: (message: string) => void;
  /** The delivery chosen is not offered to this country: go on with the first that is. */
  onShippingRefused: () => void;
}

const shown = (state: QuoteState): CheckoutQuote | null => {
  if (state.status === 'ready') return state.quote;
  return state.status === 'loading' ? state.last : null;
};

const isAboutCode = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.code.startsWith('promotion_');

/** Keeps the quote of the checkout in step with what the shopper chose, and with the bag. */
export function useQuote(
  { bag, country, shippingMethod, promotionCode }: QuotedChoice,
  { onCodeRefused, onShippingRefused }: Dropped,
): { state: QuoteState; reload: () => void } {
  const failures = useWords('failures');
  const [state, setState] = useState<QuoteState>({ status: 'none' });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another bag or another round needs another quote
  useEffect(() => {
    if (bag === null || country === '') {
      setState({ status: 'none' });
      return;
    }
    let current = true;
    setState((before) => ({ status: 'loading', last: shown(before) }));
    fetchQuote({ country, shippingMethod, promotionCode })
      .then((quote) => {
        if (current) setState({ status: 'ready', quote });
      })
      .catch((error: unknown) => {
        if (!current) return;
        if (isAboutCode(error)) onCodeRefused(failureText(error, failures));
        else if (
          error instanceof ApiProblem &&
          error.code === 'shipping_unavailable' &&
          shippingMethod !== undefined
        ) {
          onShippingRefused();
        } else setState({ status: 'failed', message: failureText(error, failures) });
      });
    return () => {
      current = false;
    };
  }, [bag, country, shippingMethod, promotionCode, round, onCodeRefused, onShippingRefused]);
  return { state, reload };
}
