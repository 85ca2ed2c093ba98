import type { Bag, BagLine } from '@lapidary/shared/bag/bag';
import { ApiProblem, request } from '../../lib/api-client.client.ts';
import { failureText, lineText } from '../../lib/failure-text.ts';
import type { FailureMessages } from '../../messages/en/failures.ts';
import { $bag, $pending, $summary, LOADING, settleBag } from './bag-store.client.ts';

/** A change of the bag that was refused, with the reason in words for the shopper. */
export class BagRefusal extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'BagRefusal';
  }
}

/** In the language of the page, where they stand. */
const failures = (): FailureMessages =>
  JSON.parse(document.querySelector<HTMLElement>('#bag')!.dataset.failures!);

let last: Promise<unknown> = Promise.resolve();

/** One change at a time, so that the answer taken over last is also the newest. */
function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const result = last.then(act);
  // Only the order matters here: a failure belongs to the caller of its own change.
  last = result.catch(() => undefined);
  return result;
}

/** Asks the API for the bag; a failure becomes the state of `$bag`. */
export async function loadBag(): Promise<void> {
  if ($bag.get().status === 'unavailable') $bag.set(LOADING);
  try {
    settleBag(await inTurn(() => request<Bag>('GET', '/api/bag')));
  } catch (error) {
    $bag.set({ status: 'unavailable', message: failureText(error, failures()) });
  }
}

/** The API's words for a refused quantity ("Only 2 left — your bag already holds 2."), or for any other failure. */
function refusalText(error: unknown): string {
  const words = failures();
  const line = error instanceof ApiProblem && error.lines[0];
  return (line && lineText(line, words)) || failureText(error, words);
}

/** The refusal to throw. Where it shows that the bag or its stock is not as known here, the bag is loaded again. */
function refusal(text: string, cause: unknown): BagRefusal {
  if (cause instanceof ApiProblem && ['out_of_stock', 'not_found'].includes(cause.code)) void loadBag();
  return new BagRefusal(text, cause);
}

/**
 * Puts units of a variant into the bag. The badge counts them at once and takes them back when the API refuses.
 * @throws BagRefusal
 */
export async function addToBag(variantId: string, quantity = 1): Promise<void> {
  $pending.set($pending.get() + quantity);
  try {
    const bag = await inTurn(() => request<Bag>('POST', '/api/bag/lines', { body: { variantId, quantity } }));
    settleBag(bag);
  } catch (error) {
    throw refusal(refusalText(error), error);
  } finally {
    $pending.set($pending.get() - quantity);
  }
}

const linePath = (line: BagLine): string => `/api/bag/lines/${encodeURIComponent(line.id)}`;

/** @throws BagRefusal */
export async function changeQuantity(line: BagLine, quantity: number): Promise<void> {
  try {
    settleBag(await inTurn(() => request<Bag>('PATCH', linePath(line), { body: { quantity } })));
  } catch (error) {
    throw refusal(
      `${refusalText(error)} ${failures().quantityStays.replace('{n}', String(line.quantity))}`,
      error,
    );
  }
}

/** @throws BagRefusal */
export async function removeLine(line: BagLine): Promise<void> {
  try {
    settleBag(await inTurn(() => request<Bag>('DELETE', linePath(line))));
  } catch (error) {
    throw refusal(failureText(error, failures()), error);
  }
}

/** Sets the gift note; '' takes it away. @throws BagRefusal */
export async function changeGiftNote(giftNote: string): Promise<void> {
  try {
    settleBag(await inTurn(() => request<Bag>('PUT', '/api/bag/gift-note', { body: { giftNote } })));
  } catch (error) {
    throw refusal(failureText(error, failures()), error);
  }
}

/** Loads the bag again whenever another tab has changed it. */
export function followOtherTabs(): () => void {
  return $summary.listen(({ quote }) => {
    const state = $bag.get();
    if (state.status === 'ready' && state.bag.quote !== quote) void loadBag();
  });
}
