import type { FieldProblem } from '@lapidary/shared/errors';

/** The element id of the field at a path: `variants.0.price` → `field-variants-0-price`. */
export const fieldId = (path: string): string => `field-${path.replaceAll('.', '-')}`;

/** What is wrong at a path, or anywhere inside it when `within`. */
export const fieldMessage = (
  problems: readonly FieldProblem[],
  path: string,
  { within = false } = {},
): string | undefined =>
  problems.find((each) => each.path === path || (within && each.path.startsWith(`${path}.`)))?.message;
