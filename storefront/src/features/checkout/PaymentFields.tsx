import type { FieldProblem } from '@lapidary/shared/errors';
import type { PaymentMethod } from '@lapidary/shared/orders/payment-method';
import type { CheckoutQuote } from '@lapidary/shared/orders/quote';
import { useWords, useWritten } from '../../lib/island.tsx';
import type { CheckoutMessages } from '../../messages/en/checkout.ts';
import { fieldId, PAYMENT_METHODS } from './checkout-form.ts';
import { MerchantText } from './MerchantText.tsx';

interface Props {
  /** Null until there is one: then every way to pay is shown, and the API has the last word. */
  quote: CheckoutQuote | null;
  problems: FieldProblem[];
}

/** The hint of a way to pay, in the page's language; what the merchant says of it; '' for nothing. */
interface Offer {
  text: string;
  merchantText: string;
  possible: boolean;
}

/** What is said of a way to pay, why it cannot be chosen, or undefined when the shop does not take it. */
function offerOf(
  quote: CheckoutQuote | null,
  value: PaymentMethod,
  { payments, paymentRefused }: CheckoutMessages,
  isForeign: boolean,
): Offer | undefined {
  const { hint } = payments[value];
  if (!quote) return { text: hint, merchantText: '', possible: true };
  const offered = quote.paymentMethods.find(({ id }) => id === value);
  if (!offered) return;
  const { refusal, instructions } = offered;
  if (refusal !== null) return { text: paymentRefused ?? refusal, merchantText: '', possible: false };
  // Merchants write in one language: to who reads another, the way is explained before the merchant has the word.
  return { text: isForeign ? hint : '', merchantText: instructions, possible: true };
}

/** How the order is paid. A way that does not go with this order says why and cannot be chosen. */
export function PaymentFields({ quote, problems }: Props) {
  const words = useWords('checkout');
  const written = useWritten();
  const id = fieldId('paymentMethod')!;
  const problem = problems.find(({ path }) => path === 'paymentMethod');
  const shown = PAYMENT_METHODS.flatMap((value) => {
    const offer = offerOf(quote, value, words, written !== undefined);
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
        {shown.map(({ value, label, text, merchantText, possible }) => (
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
              {text && <span className="hint">{text}</span>}
              {merchantText && (
                <span className="hint">
                  <MerchantText text={merchantText} />
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
