import type { Plan } from '@lapidary/storefront/renderer/query-engine/query-engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinPlans } from './plan-pages.ts';

const PATHS = ['/a/', '/b/', '/c/', '/d/'];
const NOTHING: Plan = { changed: [], added: [], gone: [], total: 0 };

/** What a site has after one step; a page that was there before and is now has been looked at again, or not. */
const step = fc.record({ pages: fc.subarray(PATHS), touched: fc.subarray(PATHS) });

it('joins plans of steps to what one plan of all of them would say', () => {
  fc.assert(
    fc.property(fc.subarray(PATHS), fc.array(step, { maxLength: 6 }), (before, steps) => {
      let pages = before;
      let joined = NOTHING;
      // A page that has gone is known no more, so nothing is said of a change before it is rendered again.
      const known = new Set(before);
      const touchedSince = new Set<string>();
      for (const { pages: after, touched } of steps) {
        const gone = pages.filter((path) => !after.includes(path));
        for (const path of gone) {
          known.delete(path);
          touchedSince.add(path);
        }
        const changed = after.filter((path) => touched.includes(path) && known.has(path));
        for (const path of changed) touchedSince.add(path);
        const added = after.filter((path) => !pages.includes(path));
        joined = joinPlans(joined, { changed, added, gone, total: after.length });
        pages = after;
      }
      const sorted = (paths: Iterable<string>) => [...paths].sort();
      expect(sorted(joined.added)).toEqual(sorted(pages.filter((path) => !before.includes(path))));
      expect(sorted(joined.gone)).toEqual(sorted(before.filter((path) => !pages.includes(path))));
      expect(sorted(joined.changed)).toEqual(
        sorted(before.filter((path) => pages.includes(path) && touchedSince.has(path))),
      );
    }),
  );
});
