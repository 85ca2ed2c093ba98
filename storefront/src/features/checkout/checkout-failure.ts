import type { Bag, BagLine } from '@lapidary/shared/bag/bag';
import type { FieldProblem, LineProblem } from '@lapidary/shared/errors';
import type { Money } from '@lapidary/shared/money';
import { ApiProblem, BackendUnreachable } from '../../lib/api-client.client.ts';
import { failureText } from '../../lib/failure-text.ts';
import type { CheckoutMessages } from '../../messages/en/checkout.ts';
import type { FailureMessages } from '../../messages/en/failures.ts';
import { isField } from './checkout-form.ts';

/** What stands in the way of the order, as the checkout shows it. */
export type CheckoutFailure =
  /** Something to correct in the form. */
  | { kind: 'fields'; problems: FieldProblem[] }
  /** Lines of the bag have fewer units than wanted. */
  | { kind: 'lines'; lines: LineProblem[] }
  /** The bag or its prices are no longer as shown: the shopper must see and confirm them. */
  | { kind: 'bag_changed' }
  | { kind: 'bag_empty' }
  /** It is not known whether the order was placed; the same try can be sent again. */
  | { kind: 'unknown_outcome'; message: string }
  /** Refused for another reason. */
  | { kind: 'refused'; message: string };

function fieldFailure(
  problem: ApiProblem,
  { fields, problems: said }: CheckoutMessages,
  failures: FailureMessages,
): CheckoutFailure {
  const problems = problem.fields.map(({ path, message }) => {
    const words = said.refused ?? message;
    return { path, message: isField(path) ? `${fields[path]}: ${words}` : words };
  });
  return problems.length > 0
    ? { kind: 'fields', problems }
    : { kind: 'refused', message: failureText(problem, failures) };
}

/**
 * Sorts the failure of a checkout by what the shopper can do about it. Faults of the page itself are thrown on.
 */
export function checkoutFailure(
  error: unknown,
  words: CheckoutMessages,
  failures: FailureMessages,
): CheckoutFailure {
  if (error instanceof BackendUnreachable)
    return { kind: 'unknown_outcome', message: words.failure.unreached };
  if (!(error instanceof ApiProblem)) throw error;
  switch (error.code) {
    case 'invalid_request':
      return fieldFailure(error, words, failures);
    case 'out_of_stock':
      return error.lines.length > 0
        ? { kind: 'lines', lines: error.lines }
        : { kind: 'refused', message: failureText(error, failures) };
    case 'bag_changed':
      return { kind: 'bag_changed' };
    case 'bag_empty':
      return { kind: 'bag_empty' };
    case 'request_in_flight':
      return { kind: 'unknown_outcome', message: words.failure.inFlight };
    case 'internal':
      return { kind: 'unknown_outcome', message: failureText(error, failures) };
    default:
      return { kind: 'refused', message: failureText(error, failures) };
  }
}

/** Whether the API has said what became of the try: if not, the next one must carry the same key. */
export function isOutcomeKnown(error: unknown): boolean {
  return error instanceof ApiProblem && error.code !== 'request_in_flight' && error.status < 500;
}

/** A line that is not as the shopper saw it. */
export interface BagChange {
  variantId: string;
  message: string;
  /** The line is still in the bag, so that one can go to it. */
  inBag: boolean;
}

/** What is different in the bag from what the shopper saw. `format` writes money for people. */
export function bagChanges(
  before: Bag,
  after: Bag,
  { format, words }: { format: (money: Money) => string; words: CheckoutMessages },
): BagChange[] {
  const { failure: said } = words;
  const changes: BagChange[] = [];
  const note = (line: BagLine, message: string, inBag = true) => {
    const name = [line.productTitle, line.variantTitle].filter(Boolean).join(', ');
    changes.push({ variantId: line.variantId, message: `${name}: ${message}`, inBag });
  };
  for (const line of after.lines) {
    const old = before.lines.find(({ variantId }) => variantId === line.variantId);
    if (!old) note(line, said.cameIn);
    else if (old.unitPrice.amount !== line.unitPrice.amount) {
      note(line, said.price(format(line.unitPrice), format(old.unitPrice)));
    } else if (old.quantity !== line.quantity) {
      note(line, said.quantity(line.quantity, old.quantity));
    }
  }
  const kept = new Set(after.lines.map(({ variantId }) => variantId));
  for (const line of before.lines) {
    if (!kept.has(line.variantId)) note(line, said.gone, false);
  }
  return changes;
}
