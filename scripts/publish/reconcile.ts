import type { WorkerServices } from '@lapidary/commerce-api/platform/services';
import { readLiveRelease, recordRelease, requestPublish } from '@lapidary/commerce-api/publishing';
import type { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import type { EdgeStore } from './edge-store.ts';
import { followSite } from './follow-site.ts';
import { completeReceipt } from './prepared-release.ts';
import { ManifestUnreadable, type SiteBucket } from './site-bucket.ts';
import { verifyRelease } from './verify-live.ts';

const AFTER_LOSS = { kind: 'rebuild', actor: 'system', summary: 'Publish again what was lost' } as const;

interface ReconcileParts {
  services: WorkerServices;
  snapshot: CatalogSnapshot;
  bucket: SiteBucket;
  edge: EdgeStore;
}

/**
 * Makes database and edge agree, whatever a publisher left behind that died or was overtaken. A release that shoppers
 * see already is recorded, never taken back; an edge that has lost what is recorded gets it again. Keys that nobody
 * reads may be left: see `tidyEdge`.
 * @returns the ETag of the edge's store in that state.
 * @throws LeaseLost
 */
export async function reconcile(parts: ReconcileParts, fence: number): Promise<string> {
  const { services, edge } = parts;
  const etag = await edge.takeOver(fence);
  const [shown, recorded] = await Promise.all([
    edge.current(),
    readLiveRelease({ database: services.database }),
  ]);
  if (shown?.release === recorded?.id) return etag;
  if (shown && (!recorded || shown.release > recorded.id)) {
    await recordSwitched(parts, shown.release, fence);
    return etag;
  }
  services.log.warn({ shown: shown?.release, recorded: recorded?.id }, 'the edge has lost the live release');
  return await tidyEdge(parts, etag);
}

/**
 * Makes the edge's store hold what the live release says, and nothing else.
 * @returns its ETag afterwards.
 */
export async function tidyEdge(
  { services, snapshot, bucket, edge }: ReconcileParts,
  etag: string,
): Promise<string> {
  const { database } = services;
  try {
    const live = await followSite(snapshot, { on: { database }, bucket });
    return live ? await edge.clean(live, snapshot.site.entries(), etag) : etag;
  } catch (error) {
    if (!(error instanceof ManifestUnreadable)) throw error;
    services.log.error({ err: error }, 'what is live cannot be told: the whole site is published again');
    await requestPublish({ database }, { cause: AFTER_LOSS, productIds: null });
    return etag;
  }
}

/** Does what the publisher of a release still had to do behind the switch. */
async function recordSwitched(
  { services, bucket }: ReconcileParts,
  release: string,
  fence: number,
): Promise<void> {
  const prepared = await bucket.readPrepared(release);
  const { receipt, requestIds, contents, listingsId, base, pages } = prepared;
  await bucket.putInPlace(prepared);
  const verifiedUrl = await verifyRelease(services, pages, receipt.changed);
  await recordRelease(services.database, {
    fence,
    baseId: base,
    requestIds,
    contents,
    listingsId,
    receipt: completeReceipt(receipt, { phases: {}, verifiedUrl }),
  });
  services.log.warn({ releaseId: release }, 'recorded a release whose publisher died behind the switch');
}
