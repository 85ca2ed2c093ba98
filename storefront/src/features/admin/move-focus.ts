import type { FocalPoint } from '@lapidary/shared/catalog/product';

/** Where crops keep to when nobody has said anything. */
export const MIDDLE: FocalPoint = { x: 0.5, y: 0.5 };

const STEP = 0.05;
const STEPS: Partial<Record<string, FocalPoint>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

const share = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;

/** A point within the picture, to the nearest hundredth. */
export const pointOf = (x: number, y: number): FocalPoint => ({ x: share(x), y: share(y) });

/** The point after a key has been pressed, or null for a key that does not move it. */
export function moveFocus({ x, y }: FocalPoint, key: string): FocalPoint | null {
  const step = STEPS[key];
  return step ? pointOf(x + step.x, y + step.y) : null;
}

/** "30 % from the left, 75 % from the top" */
export const focusWords = ({ x, y }: FocalPoint): string =>
  `${Math.round(x * 100)} % from the left, ${Math.round(y * 100)} % from the top`;
