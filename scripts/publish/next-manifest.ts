import type { SiteIndex } from '@lapidary/storefront/renderer/site-index';
import {
  type EdgeRelease,
  isReleased,
  MAX_KEYS_PER_WRITE,
  type Manifest,
  type ManifestPage,
} from './manifest.ts';

/** What is to be different from the live site. */
export interface SiteChange {
  release: string;
  buildId: string;
  /** Pages whose body is new or other than the live one's. */
  changed: ReadonlyMap<string, ManifestPage>;
  /** Paths of pages that are no longer there. */
  removed: readonly string[];
  /** Old addresses that lead elsewhere now, or nowhere; the index has them as they are to be. */
  moved: readonly string[];
}

/** The live release, and the renderer bundle that made its pages. */
export type LiveSite = EdgeRelease & Pick<Manifest, 'buildId'>;

/**
 * Beyond so many entries the store is folded at once; CloudFront takes some 25,000 of two generations in its 5 MB. The
 * publisher folds in the background long before (`fold-site.ts`).
 */
const MAX_ENTRIES = 20_000;

/**
 * Works out the release that follows `live`, from the index of the live site. What fits one write to the edge keeps the
 * generation. What does not is written as a new generation of keys, while nobody reads them; pages stay where they are.
 * The first release, another bundle, a change of most pages, or too many entries start a new base: all pages under
 * keys of this release, those that did not change being copied.
 */
export function nextManifest(site: SiteIndex, live: LiveSite | null, change: SiteChange): Manifest {
  const { release, buildId, changed } = change;
  const delta = {
    release,
    buildId,
    complete: false,
    pages: Object.fromEntries(changed),
    removed: [...change.removed],
  };
  if (!live || live.buildId !== buildId || isMostOf(site, changed)) return newBase(site, change, release);

  const entries = changedEntries(site, live.base, change);
  const size = Object.keys(entries).length;
  if (site.countEntries() + size > MAX_ENTRIES) return newBase(site, change, release);
  // `current` is one key of every write.
  if (size < MAX_KEYS_PER_WRITE) return { ...delta, base: live.base, generation: live.generation, entries };
  const all = new Map<string, string | null>([...site.entries(), ...Object.entries(entries)]);
  const kept = Object.fromEntries([...all].filter(([, value]) => value !== null));
  return { ...delta, base: live.base, generation: release, entries: kept };
}

const isMostOf = (site: SiteIndex, changed: ReadonlyMap<string, ManifestPage>): boolean =>
  changed.size > MAX_KEYS_PER_WRITE && changed.size * 2 > site.countPages();

/** What the edge has to say otherwise of the paths that a change touches. */
function changedEntries(
  site: SiteIndex,
  base: string,
  { release, changed, removed, moved }: SiteChange,
): Record<string, string | null> {
  const gone = new Set(removed);
  const entryOf = (path: string): string | null => {
    const page = changed.has(path) ? { release } : gone.has(path) ? null : site.page(path);
    // A page wins over an old address of the same name.
    if (page) return page.release === base ? null : page.release;
    const target = site.redirect(path);
    return target === null ? '-' : `>${target}`;
  };
  const paths = [...new Set([...changed.keys(), ...removed, ...moved])].filter(isReleased);
  const entries = paths.map((path) => [path, entryOf(path)] as const);
  return Object.fromEntries(entries.filter(([path, value]) => site.entry(path) !== value));
}

/** A release that needs the body of every page under a base; only old addresses have entries. */
export function newBase(
  site: SiteIndex,
  { release, buildId, changed, removed }: Omit<SiteChange, 'moved'>,
  base: string,
): Manifest {
  const pages: Record<string, ManifestPage> = {};
  for (const { path, hash, contentType } of site.pages()) pages[path] = { hash, contentType };
  for (const path of removed) delete pages[path];
  for (const [path, page] of changed) pages[path] = page;
  const redirects = site.redirects().filter(({ path }) => !(path in pages));
  return {
    release,
    base,
    complete: true,
    generation: release,
    buildId,
    pages,
    removed: [...removed],
    entries: Object.fromEntries(redirects.map(({ path, target }) => [path, `>${target}`])),
  };
}
