import sharp from 'sharp';
import { expect, it } from 'vitest';
import { encodeSocialImage } from './encode-social-image.ts';

type Color = [red: number, green: number, blue: number];
const RED: Color = [220, 20, 20];
const BLUE: Color = [20, 20, 220];

/** Red and blue, the halves side by side or one above the other. */
function halves(width: number, height: number, beside: boolean) {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const first = beside ? at % width < width / 2 : at < (width * height) / 2;
    data.set(first ? RED : BLUE, at * 3);
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function colorAt(jpeg: Buffer, x: number, y: number): Promise<Color> {
  const { data } = await sharp(jpeg)
    .extract({ left: Math.round(x * 1199), top: Math.round(y * 629), width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [data[0]!, data[1]!, data[2]!];
}

const near = (color: Color, wanted: Color): boolean =>
  color.every((part, index) => Math.abs(part - wanted[index]!) < 25);

it.each<[name: string, width: number, height: number, beside: boolean]>([
  ['a tall picture', 400, 500, true],
  ['a wide one', 900, 300, false],
  ['a tiny one', 4, 6, true],
])('%s is whole in the frame, in margins of its own colors', async (_name, width, height, beside) => {
  const jpeg = await encodeSocialImage(halves(width, height, beside), { width, height });
  expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
  const margin = (at: number) => (beside ? colorAt(jpeg, at, 0.5) : colorAt(jpeg, 0.5, at));
  expect(near(await margin(0.01), RED)).toBe(true);
  expect(near(await margin(0.99), BLUE)).toBe(true);
});

it('a picture with a point of focus fills the frame around it', async () => {
  const crop = (y: number) =>
    encodeSocialImage(halves(400, 600, false), { width: 400, height: 600 }, { x: 0.5, y });
  for (const place of [0.01, 0.99]) {
    expect(near(await colorAt(await crop(0), 0.5, place), RED)).toBe(true);
    expect(near(await colorAt(await crop(1), 0.5, place), BLUE)).toBe(true);
  }
});
