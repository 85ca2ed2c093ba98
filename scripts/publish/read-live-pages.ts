import type { Executor } from '@lapidary/commerce-api/platform/sql';
import type { SitePage } from '@lapidary/storefront/renderer/site-index';
import { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import { followSite } from './follow-site.ts';
import { storeOf } from './manifest.ts';
import type { SiteBucket } from './site-bucket.ts';

/** The live site as its manifests tell it. */
export interface LivePages {
  release: string;
  pages: Record<string, SitePage>;
  /** All that the edge's store should hold. */
  store: Map<string, string>;
}

/** Reads the whole live site from the bucket, or null before the first release. @throws ManifestUnreadable */
export async function readLivePages(parts: { on: Executor; bucket: SiteBucket }): Promise<LivePages | null> {
  const snapshot = new CatalogSnapshot(':memory:');
  try {
    const live = await followSite(snapshot, parts);
    if (!live) return null;
    const pages = [...snapshot.site.pages()].map(({ path, ...page }) => [path, page] as const);
    return {
      release: live.release,
      pages: Object.fromEntries(pages),
      store: storeOf(live, snapshot.site.entries()),
    };
  } finally {
    snapshot.close();
  }
}
