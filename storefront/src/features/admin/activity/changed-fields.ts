/** A value inside of something, before and after a deed; null where there was none. */
export interface ChangedField {
  /** "variants 1 price" */
  field: string;
  before: string | null;
  after: string | null;
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Every value inside of something by its place; entries of lists are counted from 1. */
function leavesOf(value: unknown, place: readonly string[] = [], found = new Map<string, string | null>()) {
  if (value !== null && typeof value === 'object') {
    const counted = Array.isArray(value);
    for (const [name, part] of Object.entries(value)) {
      leavesOf(part, [...place, counted ? String(Number(name) + 1) : name], found);
    }
  } else if (value !== undefined) found.set(place.join(' '), textOf(value));
  return found;
}

/** What differs between two states of something, value by value, in the order of the later one. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const earlier = leavesOf(before);
  const later = leavesOf(after);
  return [...new Set([...later.keys(), ...earlier.keys()])]
    .map((field) => ({ field, before: earlier.get(field) ?? null, after: later.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}
