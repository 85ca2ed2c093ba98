import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeLines } from './merge-lines.ts';

const variants = ['a', 'b', 'c', 'd', 'e'];
/** Quantities by variant, with the stock that is the same for both bags. */
const bags = fc.record({
  stock: fc.tuple(...variants.map(() => fc.integer({ min: 0, max: 120 }))),
  own: fc.dictionary(fc.constantFrom(...variants), fc.integer({ min: 1, max: 99 })),
  guest: fc.dictionary(fc.constantFrom(...variants), fc.integer({ min: 1, max: 99 })),
});

const line = (side: string, variantId: string, quantity: number, available: number) => ({
  id: `${side}-${variantId}`,
  variantId,
  quantity,
  available,
});

describe('merging the lines of a guest’s bag', () => {
  it('sums, and stops at the stock and at 99', () => {
    const own = [line('own', 'a', 1, 2), line('own', 'b', 60, 500), line('own', 'c', 3, 9)];
    const guest = [line('guest', 'a', 2, 2), line('guest', 'b', 60, 500), line('guest', 'd', 4, 3)];
    expect(mergeLines(own, guest, 100)).toEqual([
      { id: 'own-a', from: 'own', quantity: 2 },
      { id: 'own-b', from: 'own', quantity: 99 },
      { id: 'guest-d', from: 'guest', quantity: 3 },
    ]);
  });

  it('keeps what cannot be had any more, so that it can be seen', () => {
    const guest = [line('guest', 'a', 2, 0), line('guest', 'b', 3, 0)];
    expect(mergeLines([], guest, 100).map(({ quantity }) => quantity)).toEqual([2, 3]);
  });

  it('brings no more lines than a bag holds', () => {
    const guest = [line('guest', 'a', 1, 9), line('guest', 'b', 1, 9)];
    expect(mergeLines([line('own', 'b', 1, 9), line('own', 'c', 1, 9)], guest, 2)).toEqual([
      { id: 'own-b', from: 'own', quantity: 2 },
    ]);
  });

  it('never exceeds stock or limit, never loses a line, and names each line once', () => {
    fc.assert(
      fc.property(bags, ({ stock, own, guest }) => {
        const lines = (side: string, quantities: Record<string, number>) =>
          Object.entries(quantities).map(([variantId, quantity]) => {
            return line(side, variantId, quantity, stock[variants.indexOf(variantId)]!);
          });
        const guestLines = lines('guest', guest);
        const merged = mergeLines(lines('own', own), guestLines, 100);
        expect(merged).toHaveLength(guestLines.length);
        expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length);
        for (const [index, { quantity }] of merged.entries()) {
          const { variantId, available } = guestLines[index]!;
          const sum = (own[variantId] ?? 0) + guest[variantId]!;
          expect(quantity).toBeGreaterThan(0);
          expect(quantity).toBeLessThanOrEqual(99);
          if (available > 0) expect(quantity).toBe(Math.min(sum, available, 99));
        }
      }),
      { numRuns: 300 },
    );
  });
});
