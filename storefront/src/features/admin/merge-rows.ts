import { type Clash, type Merged, mergeValue, sameValue } from './merge-value.ts';

type Named<Row> = Map<string, Row>;

/** Rows by name; one whose name is taken by an earlier row is known by its turn as well. */
function named<Row extends object>(rows: readonly Row[], nameOf: (row: Row) => string): Named<Row> {
  const found: Named<Row> = new Map();
  for (const row of rows) {
    let name = nameOf(row);
    while (found.has(name)) name += '′';
    found.set(name, row);
  }
  return found;
}

/** React's key is no part of what a row says. */
const said = (row: object): object => ({ ...row, key: null });
const saysTheSame = (one: object | undefined, other: object | undefined): boolean =>
  one !== undefined && other !== undefined && sameValue(said(one), said(other));

const sameOrder = (one: readonly string[], other: readonly string[]): boolean =>
  sameValue(
    one.filter((name) => other.includes(name)),
    other.filter((name) => one.includes(name)),
  );

/** `lead`, each name that only `rest` has put behind the one it follows there. */
function interleave(lead: readonly string[], rest: readonly string[]): string[] {
  const order = [...lead];
  for (const [place, name] of rest.entries()) {
    if (order.includes(name)) continue;
    const before = rest.slice(0, place).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, name);
  }
  return order;
}

const keyOf = (row: object): unknown => (row as { key?: unknown }).key;

/** React's keys that are numbers are counted in each list: of two rows with the same one, the later gets another. */
function withOwnKeys<Row extends object>(rows: readonly Row[]): Row[] {
  const numbers = rows.map(keyOf).filter((key) => typeof key === 'number');
  const taken = new Set<unknown>();
  let next = Math.max(-1, ...numbers) + 1;
  return rows.map((row) => {
    const key = keyOf(row);
    const clear = typeof key !== 'number' || !taken.has(key);
    taken.add(key);
    return clear ? row : { ...row, key: next++ };
  });
}

/**
 * Two edits of a list, row by row: what either added is there; what one removed is gone, unless the other changed it,
 * which is a clash. The fields of a row are one value each.
 * @param path of the list, for the clashes
 */
export function mergeRows<Row extends object>(
  base: readonly Row[],
  mine: readonly Row[],
  theirs: readonly Row[],
  nameOf: (row: Row) => string,
  path: string,
): Merged<Row[]> {
  const clashes: Clash[] = [];
  const [before, own, other] = [named(base, nameOf), named(mine, nameOf), named(theirs, nameOf)];
  const [start, left, right] = [[...before.keys()], [...own.keys()], [...other.keys()]];

  const ownOrder = !sameOrder(left, start);
  if (ownOrder && !sameOrder(right, start) && !sameOrder(left, right)) clashes.push({ path, kept: 'mine' });
  const theirsLead = sameValue(left, start) || (!ownOrder && !sameValue(right, start));
  const stays = (name: string) =>
    (own.has(name) && other.has(name)) || !saysTheSame(before.get(name), own.get(name) ?? other.get(name));
  const order = (theirsLead ? interleave(right, left) : interleave(left, right)).filter(stays);

  const rows = order.map((name, index) => {
    const [was, one, two] = [before.get(name), own.get(name), other.get(name)];
    const at = `${path}.${index}`;
    if (one && two) return mergeRow(was, one, two, at, clashes);
    if (was) clashes.push({ path: at, kept: one ? 'mine' : 'theirs' });
    return (one ?? two)!;
  });
  return { merged: withOwnKeys(rows), clashes };
}

function mergeRow<Row extends object>(
  was: Row | undefined,
  mine: Row,
  theirs: Row,
  path: string,
  clashes: Clash[],
): Row {
  const fields = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])] as (keyof Row & string)[];
  const merged = fields.map((field) => [
    field,
    field === 'key'
      ? mine[field]
      : mergeValue(was?.[field], mine[field], theirs[field], () =>
          clashes.push({ path: `${path}.${field}`, kept: 'mine' }),
        ),
  ]);
  return Object.fromEntries(merged) as Row;
}
