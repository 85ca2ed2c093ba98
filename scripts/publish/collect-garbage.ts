import { type Executor, select } from '@lapidary/commerce-api/platform/sql';
import { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import { advanceSite } from './follow-site.ts';
import { mapInParallel } from './in-parallel.ts';
import { type Manifest, manifestKey, parseReleaseKey } from './manifest.ts';
import { ASSETS, BUILDS, type ListedObject, type SiteBucket } from './site-bucket.ts';

/** Releases are kept this long whatever their number, and so are the assets of their pages. */
const KEPT_DAYS = 30;
/** The newest releases are kept whatever their age. */
const KEPT_RELEASES = 100;
const DAY_MS = 24 * 60 * 60 * 1000;

interface RecordedRelease {
  id: string;
  base_id: string;
  created_at: number;
}

/** Position of the oldest release that is kept: the one that was live when the time began, or an older one. */
function oldestKept(releases: readonly RecordedRelease[], since: number): number {
  const shownThen = releases.findLastIndex(({ created_at }) => Number(created_at) <= since);
  return Math.max(0, Math.min(shownThen, releases.length - KEPT_RELEASES));
}

/** Which release's key holds each page at the end of the manifests, the first of which is complete. */
function holdersOf(manifests: readonly Manifest[]): Map<string, string> {
  const snapshot = new CatalogSnapshot(':memory:');
  try {
    for (const manifest of manifests) advanceSite(snapshot, manifest);
    return new Map([...snapshot.site.pages()].map(({ path, release }) => [path, release]));
  } finally {
    snapshot.close();
  }
}

/**
 * Deletes what no kept release needs: bodies of pages that were overtaken before the oldest of them, what failed runs
 * left, their manifests, and assets that have been out of use for thirty days. Rolling back needs none of it: a release
 * of any age is rendered from its revisions. Not to be called while a base is in the making.
 * @param input.now milliseconds since 1970.
 * @returns how many objects are gone.
 * @throws ManifestUnreadable; then nothing is deleted.
 */
export async function collectGarbage(input: {
  on: Executor;
  bucket: SiteBucket;
  now: number;
}): Promise<number> {
  const { on, bucket } = input;
  const releases = await select<RecordedRelease>(
    on,
    'SELECT id, base_id, created_at FROM releases ORDER BY id',
  );
  if (releases.length === 0) return 0;
  const since = input.now - KEPT_DAYS * DAY_MS;
  const kept = releases[oldestKept(releases, since)]!;
  const first = releases.findIndex(({ base_id }) => base_id === kept.base_id);
  const manifests = await mapInParallel(releases.slice(first), ({ id }) => bucket.readManifest(id));
  const holders = holdersOf(manifests.filter(({ release }) => release <= kept.id));
  const live = releases.at(-1)!.id;
  const recorded = new Set(releases.flatMap(({ id, base_id }) => [id, base_id]));
  const isNeeded = ({ key }: ListedObject): boolean => {
    const page = parseReleaseKey(key);
    // A run that is under way has a greater id than the live release; one that failed is not recorded.
    if (!page || page.release > live) return true;
    if (!recorded.has(page.release)) return false;
    return page.release >= kept.id || holders.get(page.path) === page.release;
  };

  let deleted = 0;
  const sweep = async (prefix: string, keep: (object: ListedObject) => boolean): Promise<void> => {
    for await (const objects of bucket.list(prefix))
      deleted += await bucket.delete(objects.filter((object) => !keep(object)).map(({ key }) => key));
  };
  await sweep('releases/', isNeeded);
  const oldestManifest = manifestKey(releases[first]!.id);
  await sweep('manifests/', ({ key }) => key >= oldestManifest);

  const builds = new Set(manifests.map(({ buildId }) => buildId));
  const assets = await Promise.all([...builds].map((buildId) => bucket.readBuild(buildId)));
  if (assets.includes(null)) return deleted;
  const used = new Set(assets.flatMap((keys) => keys!));
  await sweep(ASSETS, ({ key, modifiedAt }) => used.has(key) || modifiedAt > since);
  const lists = new Set([...builds].map((buildId) => `${BUILDS}${buildId}.json`));
  await sweep(BUILDS, ({ key, modifiedAt }) => lists.has(key) || modifiedAt > since);
  return deleted;
}
