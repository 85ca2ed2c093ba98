import { lineText } from '../../lib/failure-text.ts';
import { useWords } from '../../lib/island.tsx';
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
  const { failure: words, retry } = useWords('checkout');
  const failures = useWords('failures');
  switch (failure.kind) {
    case 'fields': {
      const entries = failure.problems.map(({ path, message }) => ({ message, target: fieldId(path) }));
      return <ErrorSummary title={words.fields} entries={entries} attempt={attempt} />;
    }
    case 'lines': {
      const entries = failure.lines.map((line) => {
        const message = lineText(line, failures);
        return {
          message: message.includes(line.title) ? message : `${line.title}: ${message}`,
          target: lineElementId(line.variantId),
        };
      });
      return <ErrorSummary title={words.lines} text={words.linesText} entries={entries} attempt={attempt} />;
    }
    case 'bag_changed': {
      const entries = changes.map(({ variantId, message, inBag }) => ({
        message,
        target: inBag ? lineElementId(variantId) : null,
      }));
      return (
        <ErrorSummary title={words.changed} text={words.changedText} entries={entries} attempt={attempt} />
      );
    }
    case 'bag_empty':
      return <ErrorSummary title={words.empty} entries={[]} attempt={attempt} />;
    case 'unknown_outcome':
      return (
        <ErrorSummary title={words.noAnswer} text={failure.message} entries={[]} attempt={attempt}>
          <button className="button" type="submit">
            {retry}
          </button>
        </ErrorSummary>
      );
    case 'refused':
      return <ErrorSummary title={words.refused} text={failure.message} entries={[]} attempt={attempt} />;
  }
}
