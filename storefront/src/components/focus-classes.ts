import type { FocalPoint } from '@lapidary/shared/catalog/product';

/**
 * Classes that keep the point of focus in view where a picture is cropped, to the nearest tenth. The pages' policy allows no
 * style of an element's own.
 */
export const focusClasses = (focus: FocalPoint | undefined): string | undefined =>
  focus && `focus-x-${Math.round(focus.x * 10)} focus-y-${Math.round(focus.y * 10)}`;
