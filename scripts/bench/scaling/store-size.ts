/** The KeyValueStore of the edge: CloudFront's limits, and what the publisher writes (scripts/publish/manifest.ts). */
export const STORE_LIMIT_BYTES = 5_000_000;
/** Of the publisher (scripts/publish/publisher.ts). */
export const FOLD_AT = 5_000;
const MOST_ENTRIES = 20_000;
/** `<generation> <path>` and a release, with a path as long as most. */
const ENTRY_BYTES = 26 + 1 + 48 + 26;

export interface StoreSize {
  /** Over the time that was played. */
  mostBytes: number;
  folds: number;
  /** Times that everything changed at once and a new base was written instead. */
  newBases: number;
}

/**
 * Plays the store through: each edit gives its pages a key, pages that have one keep it, and the keys are folded into a
 * new base when nobody waits. While it is folded, keys of both generations are there.
 * @param pick which page the n-th change is about.
 */
export function playStore(
  input: { hours: number; editsPerHour: number; pagesPerEdit: number },
  pick: () => number,
): StoreSize {
  const size: StoreSize = { mostBytes: 0, folds: 0, newBases: 0 };
  let entries = new Set<number>();
  const edits = input.hours * input.editsPerHour;
  for (let edit = 0; edit < edits; edit += 1) {
    for (let page = 0; page < input.pagesPerEdit; page += 1) entries.add(pick());
    size.mostBytes = Math.max(size.mostBytes, entries.size * ENTRY_BYTES);
    if (entries.size < FOLD_AT) continue;
    if (entries.size > MOST_ENTRIES) size.newBases += 1;
    else size.folds += 1;
    entries = new Set();
  }
  return size;
}
