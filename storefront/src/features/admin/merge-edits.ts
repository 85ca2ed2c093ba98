import { mergeRows } from './merge-rows.ts';
import { type Clash, type Merged, mergeValue } from './merge-value.ts';

/** What tells the rows of a list apart, by the path of the list; any other list is one value. */
export type RowNames = Readonly<Record<string, (row: never) => string>>;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The form that has both edits in it: field by field what only one side changed, and mine where both did.
 * @param base what both edits started from
 */
export function mergeEdits<Form extends object>(
  base: Form,
  mine: Form,
  theirs: Form,
  rows: RowNames = {},
): Merged<Form> {
  const clashes: Clash[] = [];
  const merge = (before: unknown, own: unknown, other: unknown, path: string): unknown => {
    if (isPlain(before) && isPlain(own) && isPlain(other)) {
      const within = path === '' ? '' : `${path}.`;
      const fields = new Set([...Object.keys(own), ...Object.keys(other)]);
      return Object.fromEntries(
        [...fields].map((field) => [
          field,
          merge(before[field], own[field], other[field], `${within}${field}`),
        ]),
      );
    }
    const nameOf = rows[path];
    if (nameOf && Array.isArray(before) && Array.isArray(own) && Array.isArray(other)) {
      const list = mergeRows(before, own, other, nameOf as (row: object) => string, path);
      clashes.push(...list.clashes);
      return list.merged;
    }
    return mergeValue(before, own, other, () => clashes.push({ path, kept: 'mine' }));
  };
  return { merged: merge(base, mine, theirs, '') as Form, clashes };
}
