import type { Bag } from '@lapidary/shared/bag/bag';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import failures from '../../messages/en/failures.ts';
import { addToBag, BagRefusal, changeQuantity, loadBag, removeLine } from './bag-actions.client.ts';
import { $bag, $count, forgetBag } from './bag-store.client.ts';

const fetched = vi.fn<typeof fetch>();

const bagOf = (quantity: number): Bag => ({
  lines: [
    {
      id: 'line-1',
      variantId: 'v',
      productSlug: 'ring',
      productTitle: 'Ring',
      variantTitle: '',
      sku: '',
      image: null,
      quantity,
      unitPrice: { amount: 100, currency: 'USD' },
      lineTotal: { amount: 100 * quantity, currency: 'USD' },
      available: 2,
    },
  ],
  count: quantity,
  subtotal: { amount: 100 * quantity, currency: 'USD' },
  giftNote: '',
  quote: `quote-${quantity}`,
});

function refusal(status: number, code: string, message?: string): Response {
  const lines = message
    ? [{ variantId: 'v', title: 'Ring', requested: 3, available: 2, message }]
    : undefined;
  const problem = {
    type: 'about:blank',
    title: code,
    status,
    code,
    detail: `${code}.`,
    requestId: 'r',
    lines,
  };
  return Response.json(problem, { status });
}

beforeEach(() => {
  forgetBag();
  vi.stubGlobal('fetch', fetched.mockReset());
  const page = { dataset: { failures: JSON.stringify(failures) } };
  vi.stubGlobal('document', { querySelector: () => page });
});
afterEach(() => vi.unstubAllGlobals());

const shown = () => {
  const state = $bag.get();
  return state.status === 'ready' ? state.bag : state.status;
};

describe('addToBag', () => {
  it('counts at once and settles on the answer', async () => {
    fetched.mockResolvedValue(Response.json(bagOf(1), { status: 201 }));
    const added = addToBag('v');
    expect($count.get()).toBe(1);
    await added;
    expect($count.get()).toBe(1);
    expect(shown()).toEqual(bagOf(1));
  });

  it('takes the count back and gives the API’s reason when it is refused', async () => {
    const reason = 'Only 2 left — your bag already holds 2.';
    fetched.mockResolvedValueOnce(refusal(409, 'out_of_stock', reason));
    fetched.mockResolvedValue(Response.json(bagOf(2)));
    await expect(addToBag('v')).rejects.toSatisfy(
      (error) => error instanceof BagRefusal && error.message === reason,
    );
    await vi.waitFor(() => expect(shown()).toEqual(bagOf(2)));
    expect($count.get()).toBe(2);
  });

  it('takes the count back when the shop cannot be reached', async () => {
    fetched.mockRejectedValue(new TypeError('cut'));
    await expect(addToBag('v', 3)).rejects.toThrow('cannot be reached');
    expect($count.get()).toBe(0);
  });

  it('sends one change after the other, so that the newest answer stays', async () => {
    let quantity = 0;
    let inFlight = 0;
    fetched.mockImplementation(async () => {
      expect(++inFlight).toBe(1);
      await Promise.resolve();
      inFlight--;
      quantity++;
      return Response.json(bagOf(quantity), { status: 201 });
    });
    await Promise.all([addToBag('v'), addToBag('v'), addToBag('v')]);
    expect(shown()).toEqual(bagOf(3));
    expect($count.get()).toBe(3);
  });
});

it('says what quantity stays when another is refused', async () => {
  fetched.mockResolvedValueOnce(refusal(409, 'out_of_stock', 'Only 2 left.'));
  fetched.mockResolvedValue(Response.json(bagOf(1)));
  const change = changeQuantity(bagOf(1).lines[0]!, 3);
  await expect(change).rejects.toThrow('Only 2 left. The quantity stays at 1.');
  await vi.waitFor(() => expect(shown()).toEqual(bagOf(1)));
});

it('shows the bag there is when a line to remove is gone already', async () => {
  fetched.mockResolvedValueOnce(refusal(404, 'not_found'));
  fetched.mockResolvedValue(Response.json(bagOf(2)));
  await expect(removeLine(bagOf(1).lines[0]!)).rejects.toThrow('not_found.');
  await vi.waitFor(() => expect(shown()).toEqual(bagOf(2)));
});

it('keeps the count of a bag that cannot be loaded', async () => {
  fetched.mockResolvedValueOnce(Response.json(bagOf(2)));
  await loadBag();
  fetched.mockResolvedValue(new Response('<h1>503</h1>', { status: 503 }));
  await loadBag();
  expect(shown()).toBe('unavailable');
  expect($count.get()).toBe(2);
});
