import type { FocalPoint } from '@lapidary/shared/catalog/product';

const CELL = /^(\d{1,3}(?:\.\d+)?)\s?%\s+(\d{1,3}(?:\.\d+)?)\s?%$/;

/** A point of focus as a cell tells it, to the nearest hundredth from the left and from the top: `50% 30%`; '' for none. */
export const focusCell = (focus: FocalPoint | undefined): string =>
  focus ? `${Math.round(focus.x * 100)}% ${Math.round(focus.y * 100)}%` : '';

/** The point of focus that a cell tells, to the nearest hundredth; null when it is no point of a picture. */
export function readFocus(text: string): FocalPoint | null {
  const [, left, top] = CELL.exec(text) ?? [];
  const [x, y] = [Number(left), Number(top)];
  // What is no number is within nothing.
  return x <= 100 && y <= 100 ? { x: Math.round(x) / 100, y: Math.round(y) / 100 } : null;
}
