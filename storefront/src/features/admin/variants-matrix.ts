/** An option as the matrix sees it. */
export interface MatrixOption {
  name: string;
  values: string[];
}

/** The part of a variant that the matrix reads; the rest is the caller's. */
export interface MatrixVariant {
  optionValues: string[];
}

const keyOf = (optionValues: readonly string[]) => JSON.stringify(optionValues);

/** Every combination of the options' values, the last option turning fastest; one empty one without options. */
export function combinations(options: readonly MatrixOption[]): string[][] {
  return options.reduce<string[][]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

/**
 * Old value → new value of one option. As many values as before with some written anew is a renaming, position by
 * position; otherwise a value is the same only where it is written the same.
 */
function renamed(before: readonly string[], after: readonly string[]): Map<string, string> {
  const kept = before.filter((value) => after.includes(value));
  const inPlace = kept.every((value) => before.indexOf(value) === after.indexOf(value));
  if (before.length === after.length && inPlace) return new Map(before.map((value, i) => [value, after[i]!]));
  return new Map(kept.map((value) => [value, value]));
}

/** Positions in `before` of the options of `after`; null for one that is new. By name, else by place. */
function sources(before: readonly MatrixOption[], after: readonly MatrixOption[]): (number | null)[] {
  const names = before.map(({ name }) => name);
  return after.map(({ name }, position) => {
    const named = names.indexOf(name);
    if (named >= 0) return named;
    const gone = before.length === after.length && !after.some((other) => other.name === names[position]);
    return gone ? position : null;
  });
}

/**
 * The variants after a change of the options. A variant lives on in the combination that means what it meant:
 * a renamed value carries it along, a new option gives it that option's first value, and of variants that a removed
 * option makes equal the first one stays. Combinations are added for new values only, so one that was removed on
 * purpose does not come back; `create` makes an added one after the existing variant that is most like it.
 */
export function changeOptions<V extends MatrixVariant>(
  before: readonly MatrixOption[],
  after: readonly MatrixOption[],
  variants: readonly V[],
  create: (optionValues: string[], like: V) => V,
): V[] {
  const from = sources(before, after);
  const renames = after.map((option, i) => {
    const source = from[i];
    return source === null || source === undefined ? null : renamed(before[source]!.values, option.values);
  });

  const moved = new Map<string, V>();
  for (const variant of variants) {
    const values = after.map((option, i) => {
      const source = from[i];
      if (source === null || source === undefined) return option.values[0];
      return renames[i]!.get(variant.optionValues[source]!);
    });
    if (values.some((value) => value === undefined)) continue;
    const key = keyOf(values as string[]);
    if (!moved.has(key)) moved.set(key, { ...variant, optionValues: values as string[] });
  }

  const carried = renames.map((rename) => new Set(rename ? rename.values() : []));
  const survivors = [...moved.values()];
  const result: V[] = [];
  for (const values of combinations(after)) {
    const kept = moved.get(keyOf(values));
    if (kept) {
      result.push(kept);
      continue;
    }
    const like = nearest(values, survivors) ?? variants[0];
    if (!like) continue;
    // New is a combination with a new value of an option that was there, or with a further value of a new option
    // of something that is sold.
    const added = values.some((value, i) => renames[i] !== null && !carried[i]!.has(value));
    const extended = renames.includes(null) && survivors.some((one) => sameOn(one, values, renames));
    if (added || extended || survivors.length === 0) result.push(create(values, like));
  }
  return result;
}

/** Whether `variant` has the wanted values in all options that were there before. */
const sameOn = (variant: MatrixVariant, values: readonly string[], renames: readonly unknown[]): boolean =>
  values.every((value, i) => renames[i] === null || variant.optionValues[i] === value);

function nearest<V extends MatrixVariant>(values: readonly string[], variants: readonly V[]): V | undefined {
  let best: V | undefined;
  let bestScore = -1;
  for (const variant of variants) {
    const score = values.filter((value, i) => variant.optionValues[i] === value).length;
    if (score > bestScore) [best, bestScore] = [variant, score];
  }
  return best;
}

/** Combinations that no variant has. */
export function missingCombinations(
  options: readonly MatrixOption[],
  variants: readonly MatrixVariant[],
): string[][] {
  const present = new Set(variants.map(({ optionValues }) => keyOf(optionValues)));
  return combinations(options).filter((values) => !present.has(keyOf(values)));
}
