import type { Promotion, PromotionKind } from '@lapidary/shared/pricing/promotion';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promotionForm, readPromotion } from './promotion-form.ts';
import { promotionState, promotionWords } from './promotion-words.ts';

const promotion: Promotion = {
  id: 'p',
  code: 'SPRING-10',
  kind: 'percent',
  value: 1000,
  active: true,
  minimumSubtotal: 0,
  startsAt: null,
  endsAt: null,
  usageLimit: null,
  used: 0,
  version: 1,
};
const minute = fc
  // Of one January: where clocks change, an hour comes twice.
  .integer({ min: 28_402_000, max: 28_440_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString());

describe('the form of a promotion', () => {
  it('is read as it is shown, in every currency', () => {
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom<PromotionKind>('percent', 'amount', 'free_shipping'),
          value: fc.integer({ min: 1, max: 10_000 }),
          active: fc.boolean(),
          minimumSubtotal: fc.nat(),
          endsAt: fc.option(minute),
          usageLimit: fc.option(fc.integer({ min: 1, max: 1_000_000_000 })),
        }),
        fc.constantFrom('USD', 'VND', 'KWD'),
        (terms, currency) => {
          const reading = readPromotion(promotionForm({ ...promotion, ...terms }, currency), currency);
          const { kind, value, ...rest } = terms;
          expect(reading).toEqual({
            ok: true,
            input: {
              kind,
              code: 'SPRING-10',
              startsAt: null,
              ...rest,
              ...(kind !== 'free_shipping' && { value }),
            },
          });
        },
      ),
    );
  });

  it.each([
    [{ code: '!' }, 'code'],
    [{ percent: '0' }, 'percent'],
    [{ percent: '101' }, 'percent'],
    [{ kind: 'amount', amount: 'ten' }, 'amount'],
    [{ minimum: '-1' }, 'minimum'],
    [{ limit: '0' }, 'limit'],
    [{ starts: '2030-02-01T10:00', ends: '2030-01-01T10:00' }, 'endsAt'],
  ] as const)('of %j has its fault at %s', (change, path) => {
    const reading = readPromotion({ ...promotionForm(promotion, 'USD'), ...change }, 'USD');
    expect(reading.ok ? [] : reading.problems.map((problem) => problem.path)).toEqual([path]);
  });
});

it('says what a promotion takes off', () => {
  expect(promotionWords({ ...promotion, minimumSubtotal: 10_000 }, 'USD')).toBe('10 % off from $100.00');
  expect(promotionWords({ ...promotion, kind: 'amount', value: 2_000 }, 'USD')).toBe('$20.00 off');
  expect(promotionWords({ ...promotion, kind: 'free_shipping', value: 0 }, 'USD')).toBe('free delivery');
});

it.each([
  [{}, true, 'Counts'],
  [{ active: false }, false, 'Switched off'],
  [{ endsAt: '2026-01-01T00:00:00.000Z' }, false, 'Ended'],
  [{ startsAt: '2026-03-01T00:00:00.000Z' }, false, 'Starts'],
  [{ usageLimit: 3, used: 3 }, false, 'Used up'],
  [{ endsAt: '2026-03-01T00:00:00.000Z' }, true, 'Until'],
])('with %j counts in February: %s, "%s"', (change, counts, words) => {
  const state = promotionState({ ...promotion, ...change }, Date.parse('2026-02-01T00:00:00Z'));
  expect(state.counts).toBe(counts);
  expect(state.words).toContain(words);
});
