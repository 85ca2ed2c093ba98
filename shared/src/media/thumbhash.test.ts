import fc from 'fast-check';
import { expect, it } from 'vitest';
import { averageColor, encodeThumbhash } from './thumbhash.ts';

type Pixel = [red: number, green: number, blue: number, alpha: number];

const picture = (width: number, height: number, pixel: (x: number, y: number) => Pixel): Uint8Array =>
  new Uint8Array(
    Array.from({ length: width * height }, (_, at) => pixel(at % width, Math.floor(at / width))).flat(),
  );

const partsOf = (color: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

// By the reference implementation, thumbhash 0.1.1.
it.each<[name: string, width: number, height: number, (x: number, y: number) => Pixel, string]>([
  ['a shade across', 20, 10, (x, y) => [x * 12, y * 25, 100, 255], 'WwgKNJhwd3eAeIiHiIdwcAf3iA=='],
  ['a tall one', 8, 10, (x, y) => [255 - y * 20, 200, x * 30, 255], 'Z7oJZhRwh+d3iHiIiIiIiIiIj4t3+Ig='],
  [
    'one with holes',
    12,
    12,
    (x, y) => [200, x * 20, 40, (x + y) % 3 === 0 ? 0 : 255],
    'nbuGJRAKcIeIiIeIiHCI93d3eIgYCHeIgA==',
  ],
])('%s is what others read as ThumbHash', (_name, width, height, pixel, hash) => {
  expect(encodeThumbhash(picture(width, height, pixel), width, height)).toBe(hash);
});

it('the mean color of a picture is found again, as near as six bits tell', () => {
  const part = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(part, part, part), ([red, green, blue]) => {
      const hash = encodeThumbhash(
        picture(4, 5, () => [red, green, blue, 255]),
        4,
        5,
      );
      for (const [at, value] of partsOf(averageColor(hash)!).entries())
        expect(Math.abs(value - [red, green, blue][at]!)).toBeLessThanOrEqual(12);
    }),
  );
});

it('what is transparent in places has no color to stand for it', () => {
  expect(
    averageColor(
      encodeThumbhash(
        picture(2, 2, (x) => [9, 9, 9, x * 255]),
        2,
        2,
      ),
    ),
  ).toBeNull();
});
