import type { FocalPoint } from '@lapidary/shared/catalog/product';
import type { Sharp } from 'sharp';
import { cropRegion, type Size } from './crop-region.ts';
import { loadSharp } from './load-sharp.ts';

/** What sites that show shared pages ask for. Source: Open Graph in the guides of Facebook and LinkedIn. */
const FRAME = { width: 1200, height: 630 };
/** The shop's paper, behind pictures that are transparent in places. */
const PAPER = '#fbf9f6';
/** How much of a picture's edge its margin goes on from, in pixels, and in how many colors along it. */
const EDGE = 8;
const STOPS = 5;

/**
 * The whole picture in the frame, its margins in the colors of its edges: the paper that a piece lies on goes on, and what
 * else is cut off by an edge becomes a soft shade.
 */
async function wholeInFrame(picture: Sharp): Promise<Sharp> {
  const sharp = await loadSharp();
  const { data, info: raw } = await picture
    .resize({ ...FRAME, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = raw;
  const beside = width < FRAME.width;
  const before = Math.floor(beside ? (FRAME.width - width) / 2 : (FRAME.height - height) / 2);
  const after = (beside ? FRAME.width - width : FRAME.height - height) - before;

  const margin = async (length: number, atEnd: boolean) => {
    const edge = Math.min(EDGE, beside ? width : height);
    const strip = beside
      ? { left: atEnd ? width - edge : 0, top: 0, width: edge, height }
      : { left: 0, top: atEnd ? height - edge : 0, width, height: edge };
    const colors = await sharp(data, { raw })
      .extract(strip)
      .resize({ ...(beside ? { width: 1, height: STOPS } : { width: STOPS, height: 1 }), fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return await sharp(colors.data, { raw: colors.info })
      .resize({ ...(beside ? { width: length, height } : { width, height: length }), fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
  };
  const layers = [{ input: data, raw, at: before }];
  for (const [length, atEnd, at] of [
    [before, false, 0],
    [after, true, before + (beside ? width : height)],
  ] as const) {
    if (length === 0) continue;
    const { data: input, info } = await margin(length, atEnd);
    layers.push({ input, raw: info, at });
  }
  return sharp({ create: { ...FRAME, channels: 3, background: PAPER } }).composite(
    layers.map(({ at, ...layer }) => ({ ...layer, left: beside ? at : 0, top: beside ? 0 : at })),
  );
}

/**
 * Makes of an upright picture what its page is shared with: cropped around its point of focus; without one, whole, since
 * nobody has said what may be cut off. A JPEG, which every site reads.
 */
export async function encodeSocialImage(picture: Sharp, size: Size, focus?: FocalPoint): Promise<Buffer> {
  const opaque = picture.flatten({ background: PAPER }).toColourspace('srgb');
  const framed = focus
    ? opaque.extract(cropRegion(size, FRAME, focus)).resize({ ...FRAME, fit: 'fill' })
    : await wholeInFrame(opaque);
  return await framed.jpeg({ quality: 80 }).toBuffer();
}
