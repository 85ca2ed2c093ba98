import type { Bag, BagLine } from '@lapidary/shared/bag/bag';
import { ERROR_STATUS, type ErrorCode, type Problem } from '@lapidary/shared/errors';
import { describe, expect, it } from 'vitest';
import { ApiProblem, BackendUnreachable } from '../../lib/api-client.client.ts';
import words from '../../messages/en/checkout.ts';
import failures from '../../messages/en/failures.ts';
import { bagChanges, checkoutFailure as failureOf, isOutcomeKnown } from './checkout-failure.ts';

const checkoutFailure = (error: unknown) => failureOf(error, words, failures);

const problem = (code: ErrorCode, more: Partial<Problem> = {}) =>
  new ApiProblem({
    type: 'about:blank',
    title: code,
    status: ERROR_STATUS[code],
    code,
    detail: `detail of ${code}`,
    requestId: 'r-7',
    ...more,
  });

const shortLine = { variantId: 'v', title: 'Ring', requested: 2, available: 1, message: 'Only 1 left.' };

describe('checkoutFailure', () => {
  it('names the form’s fields as the shopper sees them', () => {
    const fields = [
      { path: 'shippingAddress.postalCode', message: 'is too long' },
      { path: 'quote', message: 'is no string' },
    ];
    expect(checkoutFailure(problem('invalid_request', { fields }))).toEqual({
      kind: 'fields',
      problems: [
        { path: 'shippingAddress.postalCode', message: 'Postal code: is too long' },
        { path: 'quote', message: 'is no string' },
      ],
    });
  });

  it('keeps the lines that are short', () => {
    expect(checkoutFailure(problem('out_of_stock', { lines: [shortLine] }))).toEqual({
      kind: 'lines',
      lines: [shortLine],
    });
    expect(checkoutFailure(problem('out_of_stock'))).toMatchObject({ kind: 'refused' });
  });

  it('does not claim an outcome that is not known', () => {
    for (const error of [new BackendUnreachable('cut'), problem('request_in_flight'), problem('internal')]) {
      expect(checkoutFailure(error).kind).toBe('unknown_outcome');
      expect(isOutcomeKnown(error)).toBe(false);
    }
    expect(checkoutFailure(problem('internal'))).toMatchObject({ message: expect.stringContaining('r-7') });
  });

  it('tells the other refusals apart', () => {
    expect(checkoutFailure(problem('bag_changed'))).toEqual({ kind: 'bag_changed' });
    expect(checkoutFailure(problem('bag_empty'))).toEqual({ kind: 'bag_empty' });
    expect(checkoutFailure(problem('forbidden'))).toEqual({
      kind: 'refused',
      message: 'detail of forbidden',
    });
  });

  it('has an answer for every code of the API', () => {
    for (const code of Object.keys(ERROR_STATUS) as ErrorCode[]) {
      expect(checkoutFailure(problem(code)).kind).toBeTruthy();
    }
  });

  it('throws faults of the page on', () => {
    expect(() => checkoutFailure(new TypeError('x is undefined'))).toThrow('x is undefined');
    expect(isOutcomeKnown(new TypeError('x'))).toBe(false);
  });
});

const line = (variantId: string, amount: number, quantity = 1): BagLine => ({
  id: `line-${variantId}`,
  variantId,
  productSlug: 'ring',
  productTitle: `Ring ${variantId}`,
  variantTitle: 'Gold / 6',
  sku: '',
  image: null,
  quantity,
  unitPrice: { amount, currency: 'USD' },
  lineTotal: { amount: amount * quantity, currency: 'USD' },
  available: 5,
});

const bagOf = (...lines: BagLine[]): Bag => ({
  lines,
  count: lines.reduce((count, { quantity }) => count + quantity, 0),
  subtotal: { amount: lines.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0), currency: 'USD' },
  giftNote: '',
  quote: 'q',
});

describe('bagChanges', () => {
  const changed = (before: Bag, after: Bag) =>
    bagChanges(before, after, { format: ({ amount }) => `$${amount / 100}`, words }).map(
      ({ message }) => message,
    );

  it('says what moved, line by line', () => {
    const before = bagOf(line('a', 100), line('b', 200), line('c', 300), line('d', 400));
    const after = bagOf(line('a', 100), line('b', 250), line('c', 300, 2), line('e', 500));
    expect(changed(before, after)).toEqual([
      'Ring b, Gold / 6: the price is now $2.5; it was $2.',
      'Ring c, Gold / 6: the quantity is now 2; it was 1.',
      'Ring e, Gold / 6: this piece came into your bag meanwhile.',
      'Ring d, Gold / 6: this piece is no longer in your bag.',
    ]);
  });

  it('is silent about a bag that is as it was', () => {
    expect(changed(bagOf(line('a', 100)), bagOf(line('a', 100)))).toEqual([]);
  });

  it('knows which lines one can go to', () => {
    const changes = bagChanges(bagOf(line('a', 1)), bagOf(line('b', 2)), { format: String, words });
    expect(changes.map(({ variantId, inBag }) => [variantId, inBag])).toEqual([
      ['b', true],
      ['a', false],
    ]);
  });
});
