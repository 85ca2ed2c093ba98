import type { Bag, BagLine } from '@lapidary/shared/bag/bag';
import type { FieldProblem, LineProblem } from '@lapidary/shared/errors';
import type { Money } from '@lapidary/shared/money';
import { ApiProblem, BackendUnreachable } from '../../lib/api-client.client.ts';
import { failureText } from '../../lib/failure-text.ts';
import { FIELD_LABELS } from './checkout-form.ts';

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

const UNREACHED =
  `We could not reach the shop, so we do not know yet whether your order arrived. Your details and
 your bag are kept. Press Retry: even if the first try did arrive, it stays one order.`.replace(/\s+/g, ' ');

const IN_FLIGHT = 'Your order is still being placed. Wait a few seconds and press Retry: it stays one order.';

function fieldFailure(problem: ApiProblem): CheckoutFailure {
  const problems = problem.fields.map(({ path, message }) => {
    const label = FIELD_LABELS[path];
    return { path, message: label ? `${label}: ${message}` : message };
  });
  return problems.length > 0
    ? { kind: 'fields', problems }
    : { kind: 'refused', message: failureText(problem) };
}

/**
 * Sorts the failure of a checkout by what the shopper can do about it. Faults of the page itself are thrown on.
 */
export function checkoutFailure(error: unknown): CheckoutFailure {
  if (error instanceof BackendUnreachable) return { kind: 'unknown_outcome', message: UNREACHED };
  if (!(error instanceof ApiProblem)) throw error;
  switch (error.code) {
    case 'invalid_request':
      return fieldFailure(error);
    case 'out_of_stock':
      return error.lines.length > 0
        ? { kind: 'lines', lines: error.lines }
        : { kind: 'refused', message: error.detail };
    case 'bag_changed':
      return { kind: 'bag_changed' };
    case 'bag_empty':
      return { kind: 'bag_empty' };
    case 'request_in_flight':
      return { kind: 'unknown_outcome', message: IN_FLIGHT };
    case 'internal':
      return { kind: 'unknown_outcome', message: failureText(error) };
    default:
      return { kind: 'refused', message: failureText(error) };
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
export function bagChanges(before: Bag, after: Bag, format: (money: Money) => string): BagChange[] {
  const changes: BagChange[] = [];
  const note = (line: BagLine, message: string, inBag = true) => {
    const name = [line.productTitle, line.variantTitle].filter(Boolean).join(', ');
    changes.push({ variantId: line.variantId, message: `${name}: ${message}`, inBag });
  };
  for (const line of after.lines) {
    const old = before.lines.find(({ variantId }) => variantId === line.variantId);
    if (!old) note(line, 'this piece came into your bag meanwhile.');
    else if (old.unitPrice.amount !== line.unitPrice.amount) {
      note(line, `the price is now ${format(line.unitPrice)}; it was ${format(old.unitPrice)}.`);
    } else if (old.quantity !== line.quantity) {
      note(line, `the quantity is now ${line.quantity}; it was ${old.quantity}.`);
    }
  }
  const kept = new Set(after.lines.map(({ variantId }) => variantId));
  for (const line of before.lines) {
    if (!kept.has(line.variantId)) note(line, 'this piece is no longer in your bag.', false);
  }
  return changes;
}
