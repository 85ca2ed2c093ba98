import { expect, it } from 'vitest';
import { isRingSize, RING_SIZES } from './ring-sizes.ts';

// Common points of published conversion charts.
it.each([
  ['4', 46.8, 'H½'],
  ['6', 51.8, 'L½'],
  ['7', 54.4, 'N½'],
  ['8', 57, 'P½'],
  ['10', 62.1, 'T½'],
  ['13', 69.7, 'Z+1'],
])('US %s is %d mm around and British %s', (us, circumference, uk) => {
  const size = RING_SIZES.find((candidate) => candidate.us === us)!;
  expect(size.circumference).toBeCloseTo(circumference, 0);
  expect(size.uk).toBe(uk);
});

it('knows an option of ring sizes by its name', () => {
  expect(isRingSize('Ring size')).toBe(true);
  expect(isRingSize('Length')).toBe(false);
});
