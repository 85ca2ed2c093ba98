import type { FieldProblem } from '@lapidary/shared/errors';
import { formatMoney } from '../../lib/format-money.ts';
import { useWords, useWritten } from '../../lib/island.tsx';
import { fieldId } from './checkout-form.ts';
import type { QuoteState } from './use-quote.ts';

interface Props {
  state: QuoteState;
  /** Id of the one that was pressed, which shows at once; undefined for the shop's own choice. */
  chosen: string | undefined;
  locale: string;
  problems: FieldProblem[];
  onChoose: (shippingMethod: string) => void;
  onRetry: () => void;
}

/** How the order gets to its buyer: what the shop offers to the country chosen. */
export function DeliveryFields({ state, chosen, locale, problems, onChoose, onRetry }: Props) {
  const words = useWords('checkout');
  const written = useWritten();
  const id = fieldId('shippingMethod')!;
  const problem = problems.find(({ path }) => path === 'shippingMethod');
  const quote = state.status === 'ready' ? state.quote : state.status === 'loading' ? state.last : null;
  return (
    <fieldset className="checkout-group" aria-describedby={problem ? `${id}-error` : undefined}>
      <legend>{words.fields.shippingMethod}</legend>
      {problem && (
        <p className="field-error" id={`${id}-error`}>
          {problem.message}
        </p>
      )}
      {state.status === 'none' && <p className="quiet">{words.countryForDelivery}</p>}
      {state.status === 'loading' && !quote && <p role="status">{words.lookingForDelivery}</p>}
      {state.status === 'failed' && (
        <div className="notice problem" role="alert">
          <p>{state.message}</p>
          <button className="button secondary" type="button" onClick={onRetry}>
            {words.retry}
          </button>
        </div>
      )}
      {quote && (
        <div className="choice-list" aria-busy={state.status === 'loading'}>
          {quote.shippingMethods.map((method, index) => (
            <label key={method.id}>
              <input
                type="radio"
                name="shippingMethod"
                value={method.id}
                id={index === 0 ? id : undefined}
                checked={method.id === (chosen ?? quote.shippingMethod)}
                onChange={() => onChoose(method.id)}
              />
              <span>
                <span lang={written}>
                  {method.name}
                  {method.description && <span className="hint">{method.description}</span>}
                </span>
                {method.minDays !== null && method.maxDays !== null && (
                  <span className="hint">{words.workingDays(method.minDays, method.maxDays)}</span>
                )}
              </span>
              <span className="amount">
                {method.price.amount === 0 ? words.free : formatMoney(method.price, locale)}
              </span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
