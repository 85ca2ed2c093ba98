import type { Problem } from '@lapidary/shared/errors';
import type { CheckoutRequest } from '@lapidary/shared/orders/order';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { finishOpenAttempt, placeOrder } from './place-order.client.ts';

const order = (city: string): CheckoutRequest => ({
  email: 'an@example.com',
  phone: '',
  shippingAddress: { name: 'An', line1: '1', line2: '', city, region: '', postalCode: '', country: 'VN' },
  paymentMethod: 'in_store',
  note: '',
  quote: 'q',
});

/** Answers as the API's idempotency does; `lose` lets the answer get lost after the work is done. */
class FakeApi {
  orders: string[] = [];
  keys: string[] = [];
  lose: 'nothing' | 'answer' | 'request' = 'nothing';
  refusal: { status: number; code: Problem['code'] } | null = null;
  readonly #answers = new Map<string, { body: string; number: string }>();

  readonly fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    const body = String(init!.body);
    const key = new Headers(init!.headers).get('idempotency-key')!;
    this.keys.push(key);
    if (this.lose === 'request') throw new TypeError('cut');
    const answer = this.#answer(key, body);
    if (this.lose === 'answer') throw new TypeError('cut');
    return answer;
  };

  #answer(key: string, body: string): Response {
    const known = this.#answers.get(key);
    if (known && known.body !== body) return this.#problem(422, 'idempotency_key_reused');
    if (!known) {
      if (this.refusal) return this.#problem(this.refusal.status, this.refusal.code);
      const number = `L-${this.orders.length + 1}`;
      this.orders.push(body);
      this.#answers.set(key, { body, number });
    }
    return Response.json({ number: this.#answers.get(key)!.number }, { status: 201 });
  }

  #problem(status: number, code: Problem['code']): Response {
    const problem = { type: 'about:blank', title: code, status, code, detail: code, requestId: 'r' };
    return Response.json(problem, { status });
  }
}

let api: FakeApi;
const stored = new Map<string, string>();

beforeEach(() => {
  api = new FakeApi();
  stored.clear();
  vi.stubGlobal('fetch', api.fetch);
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('placeOrder', () => {
  it('uses a new key for each order', async () => {
    await placeOrder(order('A'));
    await placeOrder(order('A'));
    expect(new Set(api.keys).size).toBe(2);
    expect(api.orders).toHaveLength(2);
    expect(stored.size).toBe(0);
  });

  it('makes one order of a try whose answer was lost and its retry', async () => {
    api.lose = 'answer';
    await expect(placeOrder(order('A'))).rejects.toThrow();
    api.lose = 'nothing';
    await expect(placeOrder(order('A'))).resolves.toEqual({ order: { number: 'L-1' }, earlier: false });
    expect(api.orders).toHaveLength(1);
  });

  it('orders with the new details when the first try never arrived', async () => {
    api.lose = 'request';
    await expect(placeOrder(order('A'))).rejects.toThrow();
    api.lose = 'nothing';
    await expect(placeOrder(order('B'))).resolves.toMatchObject({ earlier: false });
    expect(api.orders).toEqual([JSON.stringify(order('B'))]);
  });

  it('finds the order of the first try when details were changed after its answer was lost', async () => {
    api.lose = 'answer';
    await expect(placeOrder(order('A'))).rejects.toThrow();
    api.lose = 'nothing';
    await expect(placeOrder(order('B'))).resolves.toEqual({ order: { number: 'L-1' }, earlier: true });
    expect(api.orders).toEqual([JSON.stringify(order('A'))]);
    expect(stored.size).toBe(0);
  });

  it('takes a new key after a refusal, since its outcome is known', async () => {
    api.refusal = { status: 409, code: 'out_of_stock' };
    await expect(placeOrder(order('A'))).rejects.toMatchObject({ code: 'out_of_stock' });
    api.refusal = null;
    await placeOrder(order('A'));
    expect(new Set(api.keys).size).toBe(2);
  });

  it('keeps the key while the API is still at it', async () => {
    api.refusal = { status: 409, code: 'request_in_flight' };
    await expect(placeOrder(order('A'))).rejects.toMatchObject({ code: 'request_in_flight' });
    api.refusal = null;
    await placeOrder(order('A'));
    expect(new Set(api.keys).size).toBe(1);
  });
});

describe('finishOpenAttempt', () => {
  it('has nothing to say without an open try', async () => {
    await expect(finishOpenAttempt()).resolves.toBeNull();
    expect(api.keys).toEqual([]);
  });

  it('finds the order whose answer was lost', async () => {
    api.lose = 'answer';
    await expect(placeOrder(order('A'))).rejects.toThrow();
    api.lose = 'nothing';
    await expect(finishOpenAttempt()).resolves.toEqual({ order: { number: 'L-1' }, earlier: true });
    expect(stored.size).toBe(0);
  });

  it('closes a try that made no order', async () => {
    api.lose = 'request';
    await expect(placeOrder(order('A'))).rejects.toThrow();
    Object.assign(api, { lose: 'nothing', refusal: { status: 409, code: 'bag_empty' } });
    await expect(finishOpenAttempt()).resolves.toBeNull();
    expect(stored.size).toBe(0);
  });

  it('keeps the try while the API cannot be reached', async () => {
    api.lose = 'request';
    await expect(placeOrder(order('A'))).rejects.toThrow();
    await expect(finishOpenAttempt()).rejects.toThrow();
    expect(stored.size).toBe(1);
  });
});
