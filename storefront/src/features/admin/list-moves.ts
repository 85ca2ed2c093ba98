/** The list with the entry at `from` put at `to`; unchanged when either is outside. */
export function moveEntry<T>(list: readonly T[], from: number, to: number): T[] {
  const moved = [...list];
  if (!(from in moved) || !(to in moved)) return moved;
  const [entry] = moved.splice(from, 1);
  moved.splice(to, 0, entry!);
  return moved;
}

export const withEntry = <T>(list: readonly T[], index: number, entry: T): T[] =>
  list.map((each, i) => (i === index ? entry : each));

export const withoutEntry = <T>(list: readonly T[], index: number): T[] => list.filter((_, i) => i !== index);
