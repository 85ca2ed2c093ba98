import {
  diffEntries,
  edgeEntries,
  isReleased,
  MAX_KEYS_PER_WRITE,
  type Manifest,
  writeSize,
} from './manifest.ts';

/** The site as it is to be: every page with the hash of its body, and the paths that moved. */
export interface SiteState {
  buildId: string;
  pages: ReadonlyMap<string, { hash: string; contentType: string }>;
  redirects: Readonly<Record<string, string>>;
}

/** What a new release changes against the one before. */
export interface ReleaseDiff {
  manifest: Manifest;
  /** Paths whose body is new or other. */
  changed: string[];
  /** Paths that the site no longer has. */
  removed: string[];
  /** The release is a base of its own: it needs the body of every page under its key. */
  newBase: boolean;
}

/** Beyond so many entries of one base the store is folded into a new base; far below its 5 MB. */
const MAX_OVERRIDES = 5_000;

/**
 * Works out the release that follows `live`. A change that fits one write keeps the base, so that all other pages
 * stay warm in the cache; a larger one, the first one, or another renderer starts a new base.
 */
export function nextManifest(live: Manifest | null, release: string, site: SiteState): ReleaseDiff {
  const paths = [...site.pages.keys()];
  const changed = paths.filter((path) => live?.pages[path]?.hash !== site.pages.get(path)!.hash);
  const removed = Object.keys(live?.pages ?? {}).filter((path) => !site.pages.has(path));
  // A page wins over a redirect from the same path.
  const redirects = Object.fromEntries(
    Object.entries(site.redirects).filter(([path]) => !site.pages.has(path)),
  );

  const build = (base: string, releaseOf: (path: string) => string, gone: string[]): Manifest => ({
    release,
    base,
    buildId: site.buildId,
    pages: Object.fromEntries(
      paths.map((path) => [path, { ...site.pages.get(path)!, release: releaseOf(path) }]),
    ),
    redirects,
    gone,
  });

  if (live && live.buildId === site.buildId) {
    const other = new Set(changed);
    const gone = [...new Set([...live.gone, ...removed])].filter(
      (path) => isReleased(path) && !site.pages.has(path),
    );
    const manifest = build(
      live.base,
      (path) => (other.has(path) ? release : live.pages[path]!.release),
      gone,
    );
    const entries = edgeEntries(manifest);
    const size = writeSize(diffEntries(edgeEntries(live), entries));
    if (size <= MAX_KEYS_PER_WRITE && entries.size <= MAX_OVERRIDES) {
      return { manifest, changed, removed, newBase: false };
    }
  }
  // A page with a fixed key is not looked for under the base: it stays where it last changed.
  const moves = new Set(changed);
  const releaseOf = (path: string) =>
    isReleased(path) || moves.has(path) ? release : live!.pages[path]!.release;
  return { manifest: build(release, releaseOf, []), changed, removed, newBase: true };
}
