import { OrderStatus } from '@lapidary/shared/orders/order';
import { PaymentMethod } from '@lapidary/shared/orders/payment-method';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterTransition, nextStatuses, type OrderState, returnsStock } from './order-transitions.ts';

const start = (paymentMethod: PaymentMethod, pickUp = paymentMethod === 'in_store'): OrderState => ({
  status: 'placed',
  paymentMethod,
  pickUp,
  paid: false,
});

/** Walks as far as every step is legal. */
function walk(paymentMethod: PaymentMethod, steps: OrderStatus[]): OrderState | string {
  let state = start(paymentMethod);
  for (const to of steps) {
    if (!nextStatuses(state).includes(to)) return `${state.status} → ${to}`;
    state = afterTransition(state, to);
  }
  return state;
}

const paths: [PaymentMethod, OrderStatus[]][] = [
  ['bank_transfer', ['paid', 'packed', 'shipped', 'delivered']],
  ['bank_transfer', ['paid', 'packed', 'cancelled', 'refunded']],
  ['bank_transfer', ['paid', 'refunded']],
  ['bank_transfer', ['paid', 'packed', 'shipped', 'delivered', 'refunded']],
  ['bank_transfer', ['cancelled']],
  ['cash_on_delivery', ['packed', 'shipped', 'delivered', 'refunded']],
  ['cash_on_delivery', ['packed', 'shipped', 'cancelled']],
  ['cash_on_delivery', ['paid', 'packed', 'shipped', 'delivered']],
  ['in_store', ['packed', 'delivered', 'refunded']],
  ['in_store', ['paid', 'packed', 'delivered']],
  ['in_store', ['paid', 'packed', 'shipped', 'delivered']],
];

const refused: [PaymentMethod, OrderStatus[], string][] = [
  ['bank_transfer', ['packed'], 'placed → packed'],
  ['bank_transfer', ['paid', 'packed', 'delivered'], 'packed → delivered'],
  ['bank_transfer', ['paid', 'shipped'], 'paid → shipped'],
  ['bank_transfer', ['paid', 'packed', 'shipped', 'cancelled'], 'shipped → cancelled'],
  ['bank_transfer', ['refunded'], 'placed → refunded'],
  ['cash_on_delivery', ['paid', 'packed', 'shipped', 'cancelled'], 'shipped → cancelled'],
  ['cash_on_delivery', ['packed', 'shipped', 'refunded'], 'shipped → refunded'],
  ['in_store', ['packed', 'shipped'], 'packed → shipped'],
  ['in_store', ['cancelled', 'refunded'], 'cancelled → refunded'],
];

describe('the life of an order', () => {
  it.each(paths)('%s goes %j', (method, steps) => {
    expect(walk(method, steps)).toMatchObject({ status: steps.at(-1) });
  });

  it.each(refused)('%s does not go %j', (method, steps, where) => {
    expect(walk(method, steps)).toBe(where);
  });
});

it('an order that is picked up is handed over, however it was paid', () => {
  const packed: OrderState = { status: 'packed', paymentMethod: 'bank_transfer', pickUp: true, paid: true };
  expect(nextStatuses(packed)).toContain('delivered');
  expect(nextStatuses({ ...packed, pickUp: false })).not.toContain('delivered');
});

it('any walk ends, never goes back, and frees the units at most once, unless they are with the customer', () => {
  const walks = fc.record({
    method: fc.constantFrom(...PaymentMethod.options),
    pickUp: fc.boolean(),
    choices: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  });
  fc.assert(
    fc.property(walks, ({ method, pickUp, choices }) => {
      let state = start(method, pickUp);
      const seen = new Set<OrderStatus>([state.status]);
      let freed = 0;
      let delivered = false;
      for (const choice of choices) {
        const next = nextStatuses(state);
        if (next.length === 0) break;
        const to = next[choice % next.length]!;
        expect(seen.has(to)).toBe(false);
        seen.add(to);
        if (returnsStock(state, to)) freed += 1;
        if (to === 'refunded') expect(state.paid).toBe(true);
        if (to === 'delivered') delivered = true;
        state = afterTransition(state, to);
      }
      expect(nextStatuses(state).filter((to) => to !== 'refunded')).toEqual([]);
      expect(freed).toBeLessThanOrEqual(1);
      if (delivered) expect(freed).toBe(0);
      if (seen.has('cancelled')) expect(freed).toBe(1);
    }),
    { numRuns: 500 },
  );
});

it('offers known statuses only, none of them the present one', () => {
  for (const status of OrderStatus.options) {
    for (const paymentMethod of PaymentMethod.options) {
      for (const paid of [true, false]) {
        const next = nextStatuses({ status, paymentMethod, pickUp: paymentMethod === 'in_store', paid });
        expect(OrderStatus.options).toEqual(expect.arrayContaining(next));
        expect(next).not.toContain(status);
      }
    }
  }
});
