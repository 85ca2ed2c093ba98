import type { Executor } from '@lapidary/commerce-api/platform/sql';
import { productsPublishedSince } from '@lapidary/commerce-api/publishing';
import type { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';

/** Under this name the snapshot remembers which release its catalog and recorded reads belong to. */
const RELEASE = 'release';

/** The release that catalog and recorded reads belong to, or null while there is none. */
export const releaseOf = (snapshot: CatalogSnapshot): string | null => snapshot.getMeta(RELEASE);

export const setRelease = (snapshot: CatalogSnapshot, release: string): void =>
  snapshot.setMeta(RELEASE, release);

/** Products that the snapshot has to take in to be up to the live release; null for all of them. */
export async function missedProducts(
  snapshot: CatalogSnapshot,
  on: Executor,
  live: { release: string } | null,
): Promise<string[] | null> {
  const at = releaseOf(snapshot);
  if (!live || at === null) return null;
  return at === live.release ? [] : await productsPublishedSince(on, at);
}
