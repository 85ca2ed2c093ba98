import { keySuccessor } from '../store/key-successor.ts';
import type { KeyRange, StoredObject } from '../store/objects.ts';

/** What to list; an empty delimiter folds nothing. */
export interface ListQuery {
  readonly prefix: string;
  readonly delimiter: string;
  readonly start: ListStart;
  /** At least 1. */
  readonly limit: number;
}

/** Where to begin: behind a key, or at a key and all that sorts behind it. */
export type ListStart = { readonly after: string } | { readonly from: string };

export interface ListPage {
  readonly objects: readonly StoredObject[];
  /** Each ends in the delimiter and stands for all keys beginning with it. */
  readonly commonPrefixes: readonly string[];
  /** Where the next page begins; `undefined` on the last. */
  readonly next: ListStart | undefined;
}

type ListEntry =
  | { readonly object: StoredObject; readonly end: ListStart }
  | { readonly commonPrefix: string; readonly end: ListStart | undefined };

/**
 * One page of a listing, in UTF-8 order. A common prefix counts as one entry.
 * @param scan the objects of a range, in UTF-8 order
 */
export function listPage(query: ListQuery, scan: (range: KeyRange) => Iterable<StoredObject>): ListPage {
  const objects: StoredObject[] = [];
  const commonPrefixes: string[] = [];
  let end: ListStart | undefined;
  for (const entry of listEntries(query, scan)) {
    if (objects.length + commonPrefixes.length === query.limit) return { objects, commonPrefixes, next: end };
    if ('object' in entry) objects.push(entry.object);
    else commonPrefixes.push(entry.commonPrefix);
    end = entry.end;
  }
  return { objects, commonPrefixes, next: undefined };
}

/** Objects and common prefixes; the keys that a common prefix stands for are skipped, not read. */
function* listEntries(
  { prefix, delimiter, start }: ListQuery,
  scan: (range: KeyRange) => Iterable<StoredObject>,
): Generator<ListEntry> {
  const to = keySuccessor(prefix);
  for (let next: ListStart | undefined = start; next !== undefined; ) {
    const range: KeyRange = { from: prefix, after: '', to, ...next };
    next = undefined;
    for (const object of scan(range)) {
      const at = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
      if (at < 0) {
        yield { object, end: { after: object.key } };
        continue;
      }
      const commonPrefix = object.key.slice(0, at + delimiter.length);
      const beyond = keySuccessor(commonPrefix);
      next = beyond === undefined ? undefined : { from: beyond };
      yield { commonPrefix, end: next };
      break;
    }
  }
}
