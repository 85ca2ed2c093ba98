import { maintenancePath, notFoundPath } from '@lapidary/shared/page-paths';
import { z } from 'zod';

/** One page of a release. */
export const ManifestPage = z.object({
  /** SHA-256 of the body, hex. */
  hash: z.string(),
  contentType: z.string(),
});
export type ManifestPage = z.infer<typeof ManifestPage>;

/**
 * What a release changes against the one before. The first release of a base tells all pages, the first one of a
 * generation all entries; so the site at any release follows from the first release of its base and the manifests since.
 */
export const Manifest = z.object({
  release: z.string(),
  /** Under this name the bucket holds every page that has no entry at the edge. */
  base: z.string(),
  /** The first release of its base: all pages are told, and lie under the base. */
  complete: z.boolean(),
  /** The release that wrote the keys of the edge's store anew. */
  generation: z.string(),
  /** The renderer bundle that made the pages. */
  buildId: z.string(),
  /** Pages whose body is new or other, under keys of this release; all of them when it is complete. */
  pages: z.record(z.string(), ManifestPage),
  /** Paths that the site no longer has. */
  removed: z.array(z.string()),
  /** What the edge has to say of a path from now on; null for nothing: the base holds it. */
  entries: z.record(z.string(), z.string().nullable()),
});
export type Manifest = z.infer<typeof Manifest>;

/** The release that shoppers see, and how the edge finds its pages. */
export type EdgeRelease = Pick<Manifest, 'release' | 'generation' | 'base'>;

/** The most keys that one write to CloudFront's KeyValueStore may hold; it is all or nothing. */
export const MAX_KEYS_PER_WRITE = 50;

/** The key that every switch writes: generation, base and release with spaces between. */
export const CURRENT = 'current';

export const currentValue = ({ generation, base, release }: EdgeRelease): string =>
  `${generation} ${base} ${release}`;

/** @returns null for a value that no publisher wrote. */
export function parseCurrent(value: string): EdgeRelease | null {
  const [generation, base, release, ...more] = value.split(' ');
  return generation && base && release && more.length === 0 ? { generation, base, release } : null;
}

/** The edge key of a path: keys belong to one generation, so that a new one is written while nobody reads it. */
export const edgeKey = (generation: string, path: string): string => `${generation} ${path}`;

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

const PATHS_OF_FIXED: ReadonlyMap<string, string> = new Map(
  [...FIXED_KEYS].map(([path, key]) => [key, path]),
);

/** The inverse of `releaseKey`, or null for a key that no release has. */
export function parseReleaseKey(key: string): { path: string; release: string } | null {
  const [, release, rest] = /^releases\/([^/]+)\/(.*)$/.exec(key) ?? [];
  if (release === undefined || rest === undefined) return null;
  const path = PATHS_OF_FIXED.get(rest) ?? `/${rest.replace(/(^|\/)index\.html$/, '$1')}`;
  return { path, release };
}

export const manifestKey = (release: string): string => `manifests/${release}.json`;

/** Writes to the edge's store. */
export interface EdgeWrite {
  puts: [key: string, value: string][];
  deletes: string[];
}

/** What the edge's store must be told of the entries of a manifest. */
export function entryWrites({ generation, entries }: Pick<Manifest, 'generation' | 'entries'>): EdgeWrite {
  const write: EdgeWrite = { puts: [], deletes: [] };
  for (const [path, value] of Object.entries(entries)) {
    const key = edgeKey(generation, path);
    if (value === null) write.deletes.push(key);
    else write.puts.push([key, value]);
  }
  return write;
}

/** All that the edge's store holds when a release is live. */
export const storeOf = (release: EdgeRelease, entries: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([
    [CURRENT, currentValue(release)],
    ...[...entries].map(([path, value]) => [edgeKey(release.generation, path), value] as const),
  ]);
