import type { Plan } from '@lapidary/storefront/renderer/query-engine/query-engine';
import type { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';
import type { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';

/** Under this name the snapshot remembers the bundle whose pages asked what is recorded. */
const BUILD_ID = 'build-id';

/**
 * Forgets what pages have asked when another bundle asked it, or `anyway`. Call it in the transaction of a run.
 * @returns whether it was forgotten: then all pages are to be rendered.
 */
export function forgetOtherBuild(
  {
    snapshot,
    reader,
    buildId,
  }: { snapshot: CatalogSnapshot; reader: RecordedCatalogReader; buildId: string },
  anyway: boolean,
): boolean {
  const forgotten = anyway || snapshot.getMeta(BUILD_ID) !== buildId;
  if (forgotten) reader.forgetAllPages();
  snapshot.setMeta(BUILD_ID, buildId);
  return forgotten;
}

/**
 * Pages to render, and pages of the live site that are no more.
 * @param everything what was recorded has been forgotten.
 */
export function pagesOf(
  { changed, added, gone }: Plan,
  { snapshot, everything }: { snapshot: CatalogSnapshot; everything: boolean },
): { dirty: string[]; gone: string[] } {
  if (!everything) return { dirty: [...added, ...changed], gone };
  // Only the live site tells what was there.
  const all = new Set(added);
  const lost = [...snapshot.site.pages()].map(({ path }) => path).filter((path) => !all.has(path));
  return { dirty: added, gone: lost };
}

/** What follows from one plan and another after it, when nothing was rendered in between. */
export function joinPlans(first: Plan, second: Plan): Plan {
  const changed = new Set(first.changed);
  const added = new Set(first.added);
  const gone = new Set(first.gone);
  for (const path of second.gone) {
    // One that only the first has added was no page before either.
    if (!added.delete(path)) gone.add(path);
    changed.delete(path);
  }
  // One that had gone and comes back was a page before, of which the reads are forgotten.
  for (const path of second.added) (gone.delete(path) ? changed : added).add(path);
  for (const path of second.changed) changed.add(path);
  return { changed: [...changed], added: [...added], gone: [...gone], total: second.total };
}
