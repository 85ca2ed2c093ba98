import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cropRegion } from './crop-region.ts';

const side = fc.integer({ min: 1, max: 4000 });
const size = fc.record({ width: side, height: side });
const share = fc.double({ min: 0, max: 1, noNaN: true });

it.each([
  [{ width: 1000, height: 1250 }, undefined, { left: 0, top: 363, width: 1000, height: 525 }],
  [
    { width: 1000, height: 1250 },
    { x: 0.3, y: 0 },
    { left: 0, top: 0, width: 1000, height: 525 },
  ],
  [
    { width: 2400, height: 630 },
    { x: 1, y: 0.2 },
    { left: 1200, top: 0, width: 1200, height: 630 },
  ],
])('of %o around %o is %o', (picture, focus, region) => {
  expect(cropRegion(picture, { width: 1200, height: 630 }, focus)).toEqual(region);
});

it('lies in the picture, has the point of focus in it, and cannot be larger', () => {
  fc.assert(
    fc.property(size, size, share, share, (picture, frame, x, y) => {
      const { left, top, width, height } = cropRegion(picture, frame, { x, y });
      expect(left + width).toBeLessThanOrEqual(picture.width);
      expect(top + height).toBeLessThanOrEqual(picture.height);
      expect(width === picture.width || height === picture.height).toBe(true);
      expect(Math.abs(x * picture.width - left - width / 2)).toBeLessThanOrEqual(width / 2 + 1);
      expect(Math.abs(y * picture.height - top - height / 2)).toBeLessThanOrEqual(height / 2 + 1);
    }),
  );
});
