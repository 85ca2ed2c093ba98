import { maintenancePath, notFoundPath } from '@lapidary/shared/page-paths';
import { z } from 'zod';

/** One page of a release. */
export const ManifestPage = z.object({
  /** SHA-256 of the body, hex. */
  hash: z.string(),
  /** The release whose key holds the body. */
  release: z.string(),
  contentType: z.string(),
});
export type ManifestPage = z.infer<typeof ManifestPage>;

/** The whole site at one release: what is where, and what the edge has to say of paths that moved or went. */
export const Manifest = z.object({
  release: z.string(),
  /** The release that paths without an entry at the edge are read from. */
  base: z.string(),
  /** The renderer bundle that made the pages. */
  buildId: z.string(),
  pages: z.record(z.string(), ManifestPage),
  /** Moved paths and where they lead. */
  redirects: z.record(z.string(), z.string()),
  /** Paths that the base holds and the site no longer has; a redirect from one of them comes first. */
  gone: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

/** Keys of the edge's store and their values. */
export type EdgeEntries = ReadonlyMap<string, string>;

/** The most keys that one write to CloudFront's KeyValueStore may hold; it is all or nothing. */
export const MAX_KEYS_PER_WRITE = 50;

export const CURRENT = 'current';

/** The edge key of a path: keys belong to one base, so that a new base starts without any. */
export const edgeKey = (base: string, path: string): string => `${base} ${path}`;

/** Pages with one fixed key in the bucket: CloudFront itself, or crawlers, ask for them by name. */
const FIXED_KEYS: ReadonlyMap<string, string> = new Map([
  [notFoundPath(), '_system/404.html'],
  [maintenancePath(), '_system/maintenance.html'],
  ['/robots.txt', 'robots.txt'],
]);

/** The page is reached through the edge's store, and so belongs to a release. */
export const isReleased = (path: string): boolean => !FIXED_KEYS.has(path);

/** Where the bucket holds a page: `releases/<release>/rings/index.html`. */
export const objectKey = (path: string, release: string): string =>
  FIXED_KEYS.get(path) ?? `releases/${release}${path}${path.endsWith('/') ? 'index.html' : ''}`;

/** Where a release keeps the body of a page; pages with a fixed key are copied there when the release is live. */
export const releaseKey = (path: string, release: string): string =>
  isReleased(path) ? objectKey(path, release) : `releases/${release}/${FIXED_KEYS.get(path)}`;

export const manifestKey = (release: string): string => `manifests/${release}.json`;

/** What the edge's store holds when this release is live. */
export function edgeEntries(manifest: Manifest): EdgeEntries {
  const { base } = manifest;
  const entries = new Map<string, string>([[CURRENT, base]]);
  for (const path of manifest.gone) entries.set(edgeKey(base, path), '-');
  for (const [path, target] of Object.entries(manifest.redirects))
    entries.set(edgeKey(base, path), `>${target}`);
  for (const [path, page] of Object.entries(manifest.pages)) {
    if (page.release !== base && isReleased(path)) entries.set(edgeKey(base, path), page.release);
  }
  return entries;
}

/** Writes that turn one state of the store into another. */
export interface EdgeWrite {
  puts: [key: string, value: string][];
  deletes: string[];
}

export function diffEntries(before: EdgeEntries, after: EdgeEntries): EdgeWrite {
  return {
    puts: [...after].filter(([key, value]) => before.get(key) !== value),
    deletes: [...before.keys()].filter((key) => !after.has(key)),
  };
}

export const writeSize = ({ puts, deletes }: EdgeWrite): number => puts.length + deletes.length;
