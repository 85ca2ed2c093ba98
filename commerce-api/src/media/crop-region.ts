import type { FocalPoint } from '@lapidary/shared/catalog/product';

/** A size in pixels. */
export interface Size {
  width: number;
  height: number;
}

const MIDDLE: FocalPoint = { x: 0.5, y: 0.5 };

/**
 * The largest part of a picture in the proportions of `frame`. The point of focus is as far across the part as across the
 * picture, as with `object-position` on pages: never cut off, whatever the frame.
 */
export function cropRegion(
  picture: Size,
  frame: Size,
  focus: FocalPoint = MIDDLE,
): Size & { left: number; top: number } {
  const scale = Math.min(picture.width / frame.width, picture.height / frame.height);
  const width = Math.max(1, Math.min(picture.width, Math.round(frame.width * scale)));
  const height = Math.max(1, Math.min(picture.height, Math.round(frame.height * scale)));
  return {
    width,
    height,
    left: Math.round((picture.width - width) * focus.x),
    top: Math.round((picture.height - height) * focus.y),
  };
}
