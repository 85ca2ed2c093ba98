import type { FieldProblem } from '@lapidary/shared/errors';
import type { PaymentMethod } from '@lapidary/shared/orders/payment-method';
import type { CheckoutQuote } from '@lapidary/shared/orders/quote';
import { useWords, useWritten } from '../../lib/island.tsx';
import type { CheckoutMessages } from '../../messages/en/checkout.ts';
import { fieldId, PAYMENT_METHODS } from './checkout-form.ts';

interface Props {
  /** Null until there is one: then every way to pay is shown, and the API has the last word. */
  quote: CheckoutQuote | null;
  problems: FieldProblem[];
}

/** The shop's own words for a way to pay, why it cannot be chosen, or undefined when the shop does not take it. */
function offerOf(
  quote: CheckoutQuote | null,
  value: PaymentMethod,
  { payments, paymentRefused }: CheckoutMessages,
): { text: string; possible: boolean; isWritten: boolean } | undefined {
  if (!quote) return { text: payments[value].hint, possible: true, isWritten: false };
  const offered = quote.paymentMethods.find(({ id }) => id === value);
  if (offered && offered.refusal !== null)
    return { text: paymentRefused ?? offered.refusal, possible: false, isWritten: false };
  return offered && { text: offered.instructions, possible: true, isWritten: true };
}

/** How the order is paid. A way that does not go with this order says why and cannot be chosen. */
export function PaymentFields({ quote, problems }: Props) {
  const words = useWords('checkout');
  const written = useWritten();
  const id = fieldId('paymentMethod')!;
  const problem = problems.find(({ path }) => path === 'paymentMethod');
  const shown = PAYMENT_METHODS.flatMap((value) => {
    const offer = offerOf(quote, value, words);
    return offer ? [{ value, label: words.payments[value].label, ...offer }] : [];
  });
  const firstPossible = shown.find(({ possible }) => possible)?.value;
  return (
    <fieldset className="checkout-group" aria-describedby={problem ? `${id}-error` : undefined}>
      <legend>{words.fields.paymentMethod}</legend>
      {problem && (
        <p className="field-error" id={`${id}-error`}>
          {problem.message}
        </p>
      )}
      <div className="choice-list">
        {shown.map(({ value, label, text, possible, isWritten }) => (
          <label key={value}>
            <input
              type="radio"
              name="paymentMethod"
              value={value}
              id={value === firstPossible ? id : undefined}
              disabled={!possible}
            />
            <span>
              {label}
              <span className="hint" lang={isWritten ? written : undefined}>
                {text}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
