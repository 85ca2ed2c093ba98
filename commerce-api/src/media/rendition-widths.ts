import type { Size } from './crop-region.ts';

/** What pages choose from, in pixels: a card on a phone to a gallery on a wide screen of high density. */
const WIDTHS = [320, 640, 960, 1440, 1920];
/** An encoder holds all of a rendition, several times over: a picture much taller than wide gets narrower ones. */
const MAX_PIXELS = 7_000_000;
/** WebP has no taller ones. */
const MAX_HEIGHT = 16_383;

/** Widths of the renditions of a picture, ascending; none is wider than the picture itself. */
export function renditionWidths({ width, height }: Size): number[] {
  const ratio = width / height;
  const largest = Math.max(
    1,
    Math.floor(Math.min(width, WIDTHS.at(-1)!, Math.sqrt(MAX_PIXELS * ratio), MAX_HEIGHT * ratio)),
  );
  return [...WIDTHS.filter((candidate) => candidate < largest), largest];
}
