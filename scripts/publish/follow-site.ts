import type { Executor } from '@lapidary/commerce-api/platform/sql';
import { listReleasesOfBase, readLiveRelease } from '@lapidary/commerce-api/publishing';
import type { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import { applyManifest } from './apply-manifest.ts';
import { mapInParallel } from './in-parallel.ts';
import type { Manifest } from './manifest.ts';
import type { LiveSite } from './next-manifest.ts';
import type { SiteBucket } from './site-bucket.ts';

/** Under this name the snapshot remembers which release its index of the site shows. */
const SITE = 'site';

/** The release that the index of the site shows, or null while it is empty. */
export function readLiveSite(snapshot: CatalogSnapshot): LiveSite | null {
  const text = snapshot.getMeta(SITE);
  return text === null ? null : (JSON.parse(text) as LiveSite);
}

/** Brings the index of the site to the release of a manifest. Call it in a transaction of the snapshot. */
export function advanceSite(snapshot: CatalogSnapshot, manifest: Manifest): void {
  applyManifest(snapshot.site, manifest);
  const { release, generation, base, buildId } = manifest;
  snapshot.setMeta(SITE, JSON.stringify({ release, generation, base, buildId } satisfies LiveSite));
}

/**
 * Brings the index of the site to the newest recorded release, from the manifests of those that it has missed; an
 * empty one from the first release of its base on.
 * @returns the release, or null before the first one.
 * @throws ManifestUnreadable
 */
export async function followSite(
  snapshot: CatalogSnapshot,
  { on, bucket }: { on: Executor; bucket: SiteBucket },
): Promise<LiveSite | null> {
  const live = await readLiveRelease(on);
  if (!live) return null;
  const shown = readLiveSite(snapshot);
  if (shown?.release === live.id) return shown;
  const ids = await listReleasesOfBase(on, live.baseId);
  // The first one is complete: whatever the index shows of another base, or of no recorded release, is overwritten.
  const known = shown ? ids.indexOf(shown.release) : -1;
  const missed = await mapInParallel(ids.slice(known + 1), (id) => bucket.readManifest(id));
  snapshot.begin();
  try {
    for (const manifest of missed) advanceSite(snapshot, manifest);
    snapshot.commit();
  } catch (error) {
    snapshot.rollback();
    throw error;
  }
  return readLiveSite(snapshot);
}
