import type { BagChange, CheckoutFailure } from './checkout-failure.ts';
import { fieldId } from './checkout-form.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { lineElementId } from './SummaryLine.tsx';

interface Props {
  failure: CheckoutFailure;
  /** What moved in the bag, for `bag_changed`. */
  changes: BagChange[];
  attempt: number;
}

/** The failure of the last try, in words, with the way on. */
export function FailureNotice({ failure, changes, attempt }: Props) {
  switch (failure.kind) {
    case 'fields': {
      const entries = failure.problems.map(({ path, message }) => ({ message, target: fieldId(path) }));
      return <ErrorSummary title="Please check these fields" entries={entries} attempt={attempt} />;
    }
    case 'lines': {
      const entries = failure.lines.map(({ variantId, title, message }) => ({
        message: message.includes(title) ? message : `${title}: ${message}`,
        target: lineElementId(variantId),
      }));
      return (
        <ErrorSummary
          title="Nothing was ordered: there is not enough left"
          text="Put the pieces below right in your order, then place it again."
          entries={entries}
          attempt={attempt}
        />
      );
    }
    case 'bag_changed': {
      const entries = changes.map(({ variantId, message, inBag }) => ({
        message,
        target: inBag ? lineElementId(variantId) : null,
      }));
      return (
        <ErrorSummary
          title="Nothing was ordered: your bag is not as you saw it"
          text="The order now shows what is true. If you agree, place it again."
          entries={entries}
          attempt={attempt}
        />
      );
    }
    case 'bag_empty':
      return <ErrorSummary title="Nothing was ordered: your bag is empty" entries={[]} attempt={attempt} />;
    case 'unknown_outcome':
      return (
        <ErrorSummary title="No answer yet" text={failure.message} entries={[]} attempt={attempt}>
          <button className="button" type="submit">
            Retry
          </button>
        </ErrorSummary>
      );
    case 'refused':
      return (
        <ErrorSummary
          title="The order was not placed"
          text={failure.message}
          entries={[]}
          attempt={attempt}
        />
      );
  }
}
