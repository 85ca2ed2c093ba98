import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bars, levelOf } from './bars.ts';

const SIZE = { width: 300, height: 80 };

describe('bars', () => {
  it('stay inside, do not overlap, and are in proportion', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 100 }), (values) => {
        const drawn = bars(values, SIZE);
        const most = Math.max(0, ...values);
        for (const [index, { x, y, width, height }] of drawn.entries()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(x + width).toBeLessThanOrEqual(SIZE.width + 1e-9);
          expect(y + height).toBeCloseTo(SIZE.height);
          const next = drawn[index + 1];
          if (next) expect(x + width).toBeLessThanOrEqual(next.x + 1e-9);
          if (values[index] === 0) expect(height).toBe(0);
          if (most > 0 && values[index] === most) expect(height).toBeCloseTo(SIZE.height);
        }
      }),
    );
  });

  it('are none for nothing', () => {
    expect(bars([], SIZE)).toEqual([]);
    expect(bars([0, 0], SIZE).map(({ height }) => height)).toEqual([0, 0]);
  });
});

it('finds the level of a value', () => {
  expect(levelOf(50, 100, 80)).toBe(40);
  expect(levelOf(0, 0, 80)).toBe(80);
});
