/** What both sides changed, each in its own way. */
export interface Clash {
  /** Place in the merged form: `title`, `rates.1.rate`, `variants.0`. */
  path: string;
  /** Whose value is in the merged form. */
  kept: 'mine' | 'theirs';
}

export interface Merged<Form> {
  merged: Form;
  clashes: Clash[];
}

const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Whether two values of a form say the same, whatever the order in which their fields were written. */
export const sameValue = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);

/** What only one side changed, as that side has it; mine where both changed it differently, which is a clash. */
export function mergeValue<Value>(base: unknown, mine: Value, theirs: Value, onClash: () => void): Value {
  if (sameValue(mine, theirs) || sameValue(theirs, base)) return mine;
  if (sameValue(mine, base)) return theirs;
  onClash();
  return mine;
}
