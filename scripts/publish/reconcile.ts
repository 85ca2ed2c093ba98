import type { Services } from '@lapidary/commerce-api/platform/services';
import { readLiveRelease, recordRelease } from '@lapidary/commerce-api/publishing';
import type { EdgeStore } from './edge-store.ts';
import { CURRENT, diffEntries, type EdgeEntries, edgeEntries, edgeKey, writeSize } from './manifest.ts';
import { completeReceipt, type PreparedRelease } from './prepared-release.ts';
import type { SiteBucket } from './site-bucket.ts';
import { verifyRelease } from './verify-live.ts';

interface ReconcileParts {
  services: Services;
  bucket: SiteBucket;
  edge: EdgeStore;
}

/**
 * Makes database, bucket and edge agree, whatever a publisher left behind that died or was overtaken. A release that
 * shoppers see already is recorded, never taken back; keys that belong to no live release are deleted.
 * @returns the ETag of the edge's store in that state.
 * @throws LeaseLost
 */
export async function reconcile(parts: ReconcileParts, fence: number): Promise<string> {
  const { services, bucket, edge } = parts;
  const etag = await edge.takeOver(fence);
  const recorded = await readLiveRelease({ database: services.database });
  const switched = await findSwitched(parts, recorded?.id ?? null);
  if (switched) await recordSwitched(parts, switched, fence);
  // Nothing was ever live: the first publish cleans up behind itself.
  if (!switched && !recorded) return etag;
  return await edge.clean(edgeEntries(switched ?? (await bucket.readManifest(recorded!.id))), etag);
}

/** The newest release behind the recorded one that the edge serves, or null. */
async function findSwitched(
  { bucket, edge }: ReconcileParts,
  recorded: string | null,
): Promise<PreparedRelease | null> {
  const candidates = await bucket.manifestsAfter(recorded);
  if (candidates.length === 0) return null;
  const entries = await edge.entries();
  for (const release of candidates.reverse()) {
    const prepared = await bucket.readPrepared(release);
    if (prepared && serves(entries, edgeEntries(prepared))) return prepared;
  }
  return null;
}

/** Readers of a store see this release: its base is current, and the keys of that base are the release's. */
function serves(store: EdgeEntries, release: EdgeEntries): boolean {
  const ofBase = edgeKey(release.get(CURRENT)!, '');
  const read = new Map([...store].filter(([key]) => key === CURRENT || key.startsWith(ofBase)));
  return writeSize(diffEntries(read, release)) === 0;
}

/** Does what the publisher of a release still had to do behind the switch. */
async function recordSwitched(
  { services, bucket }: ReconcileParts,
  prepared: PreparedRelease,
  fence: number,
): Promise<void> {
  const { receipt, requestIds, contents, base } = prepared;
  await bucket.putInPlace(prepared);
  const verifiedUrl = await verifyRelease(services, prepared, receipt.changed);
  await recordRelease(services.database, {
    fence,
    baseId: base,
    requestIds,
    contents,
    receipt: completeReceipt(receipt, { phases: {}, verifiedUrl }),
  });
  services.log.warn(
    { releaseId: prepared.release },
    'recorded a release whose publisher died behind the switch',
  );
}
