import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyRange, StoredObject } from '../store/objects.ts';
import { type ListStart, listPage } from './list-page.ts';

const key = fc.string({ unit: fc.constantFrom('a', 'b', '/', '-', 'é', '𝒳'), minLength: 1, maxLength: 6 });
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function toObject(name: string): StoredObject {
  const described = { bucket: 'b', blob: '', size: 0, etag: '', modifiedAt: 0, headers: {}, checksums: {} };
  return { ...described, key: name, checksumType: 'FULL_OBJECT' };
}

function scanOf(keys: readonly string[]): (range: KeyRange) => Iterable<StoredObject> {
  const sorted = [...keys].sort(compare);
  return ({ from, after, to }) =>
    sorted
      .filter((name) => compare(name, from) >= 0 && compare(name, after) > 0)
      .filter((name) => to === undefined || compare(name, to) < 0)
      .map(toObject);
}

/** What S3's documentation says of a listing, written down directly. */
function expectedEntries(keys: readonly string[], prefix: string, delimiter: string): string[] {
  const entries = keys
    .filter((name) => name.startsWith(prefix))
    .map((name) => {
      const at = delimiter === '' ? -1 : name.indexOf(delimiter, prefix.length);
      return at < 0 ? name : name.slice(0, at + delimiter.length);
    });
  return [...new Set(entries)].sort(compare);
}

describe('pages of a listing', () => {
  it('together hold every entry once, in order, and none is longer than asked for', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(key, { maxLength: 30 }),
        fc.oneof(fc.constant(''), key),
        fc.constantFrom('', '/', '-', 'a/'),
        fc.integer({ min: 1, max: 7 }),
        (keys, prefix, delimiter, limit) => {
          const scan = scanOf(keys);
          const entries: string[] = [];
          for (let start: ListStart | undefined = { after: '' }; start !== undefined; ) {
            const page = listPage({ prefix, delimiter, start, limit }, scan);
            const names = [...page.objects.map((object) => object.key), ...page.commonPrefixes];
            expect(names.length).toBeLessThanOrEqual(limit);
            if (page.next !== undefined) expect(names).toHaveLength(limit);
            entries.push(...names.sort(compare));
            start = page.next;
          }
          expect(entries).toEqual(expectedEntries(keys, prefix, delimiter));
        },
      ),
    );
  });
});
