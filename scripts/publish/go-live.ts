import type { WorkerServices } from '@lapidary/commerce-api/platform/services';
import { assertFence, recordRelease } from '@lapidary/commerce-api/publishing';
import type { PublishPhase, Receipt } from '@lapidary/shared/publishing/release';
import type { EdgeStore } from './edge-store.ts';
import { completeReceipt, type PreparedRelease } from './prepared-release.ts';
import type { PublishStep } from './publish-step.ts';
import type { SiteBucket } from './site-bucket.ts';
import { type Stopwatch, startStopwatch } from './stopwatch.ts';
import { verifyRelease } from './verify-live.ts';

/** Told when a run comes to its next step; rendering is where it begins. */
export type PhaseListener = (phase: PublishPhase) => Promise<void>;

/**
 * Makes a release visible whose pages are in the bucket, proves it through the public URL, and records it.
 * @returns its receipt, and the ETag of the edge's store afterwards.
 * @throws LeaseLost or ConflictException when another publisher has taken over; readers then see what it shows.
 */
export async function goLive(
  { services, bucket, edge }: { services: WorkerServices; bucket: SiteBucket; edge: EdgeStore },
  input: {
    prepared: PreparedRelease;
    fence: number;
    /** Of the edge's store, before. */
    etag: string;
    lap?: Stopwatch;
    at: (step: PublishStep) => Promise<void>;
    onPhase?: PhaseListener | undefined;
  },
): Promise<{ receipt: Receipt; etag: string }> {
  const { prepared, fence, at, lap = startStopwatch() } = input;
  await bucket.putManifest(prepared);
  const upload = prepared.receipt.phases.upload + lap();
  await at('manifest-written');
  await input.onPhase?.('switching');

  // The last look before anything becomes visible: a publisher that was overtaken stops here, or at If-Match.
  await assertFence({ database: services.database }, fence);
  await at('before-switch');
  const etag = await edge.switch(prepared, input.etag, () => at('generation-prepared'));
  const switchMs = lap();
  await at('switched');

  const { base: baseId, requestIds, contents, listingsId, pages } = prepared;
  const verifiedUrl = await verifyRelease(services, pages, prepared.receipt.changed);
  const phases = { upload, switch: switchMs, verify: lap() };
  const receipt = completeReceipt(prepared.receipt, { phases, verifiedUrl });
  await at('verified');
  await bucket.putInPlace(prepared);
  await recordRelease(services.database, { fence, baseId, requestIds, receipt, contents, listingsId });
  return { receipt, etag };
}
