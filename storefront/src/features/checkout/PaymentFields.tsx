import type { FieldProblem } from '@lapidary/shared/errors';
import type { PaymentMethod } from '@lapidary/shared/orders/payment-method';
import type { CheckoutQuote } from '@lapidary/shared/orders/quote';
import { FIELD_LABELS, fieldId, PAYMENT_METHODS } from './checkout-form.ts';

interface Props {
  /** Null until there is one: then every way to pay is shown, and the API has the last word. */
  quote: CheckoutQuote | null;
  problems: FieldProblem[];
}

/** The shop's own words for a way to pay, why it cannot be chosen, or undefined when the shop does not take it. */
function offerOf(
  quote: CheckoutQuote | null,
  { value, hint }: { value: PaymentMethod; hint: string },
): { text: string; possible: boolean } | undefined {
  if (!quote) return { text: hint, possible: true };
  const offered = quote.paymentMethods.find(({ id }) => id === value);
  return offered && { text: offered.refusal ?? offered.instructions, possible: offered.refusal === null };
}

/** How the order is paid. A way that does not go with this order says why and cannot be chosen. */
export function PaymentFields({ quote, problems }: Props) {
  const id = fieldId('paymentMethod')!;
  const problem = problems.find(({ path }) => path === 'paymentMethod');
  const shown = PAYMENT_METHODS.flatMap((method) => {
    const offer = offerOf(quote, method);
    return offer ? [{ ...method, ...offer }] : [];
  });
  const firstPossible = shown.find(({ possible }) => possible)?.value;
  return (
    <fieldset className="checkout-group" aria-describedby={problem ? `${id}-error` : undefined}>
      <legend>{FIELD_LABELS.paymentMethod}</legend>
      {problem && (
        <p className="field-error" id={`${id}-error`}>
          {problem.message}
        </p>
      )}
      <div className="choice-list">
        {shown.map(({ value, label, text, possible }) => (
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
              <span className="hint">{text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
