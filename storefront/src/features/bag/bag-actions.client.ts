import type { Bag, BagLine } from '@lapidary/shared/bag/bag';
import { ApiProblem, request } from '../../lib/api-client.client.ts';
import { failureText } from '../../lib/failure-text.ts';
import { $bag, $pending, $summary, LOADING, settleBag } from './bag-store.client.ts';
import { addRefusal, changeRefusal } from './quantity-messages.ts';

/** A change of the bag that was refused, with the reason in words for the shopper. */
export class BagRefusal extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'BagRefusal';
  }
}

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
    $bag.set({ status: 'unavailable', message: failureText(error) });
  }
}

const unitsOf = (bag: Bag, variantId: string): number =>
  bag.lines.find((line) => line.variantId === variantId)?.quantity ?? 0;

async function explainAdd(error: unknown, variantId: string, quantity: number): Promise<string> {
  if (!(error instanceof ApiProblem) || error.code !== 'out_of_stock') return failureText(error);
  const refused = error.lines.find((line) => line.variantId === variantId);
  if (!refused) return failureText(error);
  await loadBag();
  const state = $bag.get();
  const held = state.status === 'ready' ? unitsOf(state.bag, variantId) : refused.requested - quantity;
  return addRefusal(refused.available, held);
}

/**
 * Puts units of a variant into the bag. The badge counts them at once and takes them back when the API refuses.
 * @throws BagRefusal
 */
export async function addToBag(variantId: string, quantity = 1): Promise<void> {
  $pending.set($pending.get() + quantity);
  let failure: unknown;
  try {
    const bag = await inTurn(() => request<Bag>('POST', '/api/bag/lines', { body: { variantId, quantity } }));
    settleBag(bag);
    return;
  } catch (error) {
    failure = error;
  } finally {
    $pending.set($pending.get() - quantity);
  }
  throw new BagRefusal(await explainAdd(failure, variantId, quantity), failure);
}

const linePath = (line: BagLine): string => `/api/bag/lines/${encodeURIComponent(line.id)}`;

/** @throws BagRefusal */
export async function changeQuantity(line: BagLine, quantity: number): Promise<void> {
  try {
    settleBag(await inTurn(() => request<Bag>('PATCH', linePath(line), { body: { quantity } })));
  } catch (error) {
    const refused = error instanceof ApiProblem && error.lines[0];
    const text = refused ? changeRefusal(refused.available, line.quantity) : failureText(error);
    throw new BagRefusal(text, error);
  }
}

/** @throws BagRefusal */
export async function removeLine(line: BagLine): Promise<void> {
  try {
    settleBag(await inTurn(() => request<Bag>('DELETE', linePath(line))));
  } catch (error) {
    throw new BagRefusal(failureText(error), error);
  }
}

/** Loads the bag again whenever another tab has changed it. */
export function followOtherTabs(): () => void {
  return $summary.listen(({ quote }) => {
    const state = $bag.get();
    if (state.status === 'ready' && state.bag.quote !== quote) void loadBag();
  });
}
