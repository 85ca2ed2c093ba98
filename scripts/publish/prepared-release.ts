import { Receipt, type ReleaseCause, type ReleasePhases } from '@lapidary/shared/publishing/release';
import { z } from 'zod';
import { Manifest } from './manifest.ts';

/**
 * A release as it is written before the switch: the manifest, and what there will be to record of it. Should the
 * publisher die behind the switch, its successor finds the release live and records it in its place.
 */
export const PreparedRelease = Manifest.extend({
  requestIds: z.array(z.string()),
  /** Products of which it shows another revision than the release before, or none any more. */
  contents: z.array(z.object({ productId: z.string(), revisionId: z.string().nullable() })),
  /** The revision of categories and collections that it shows. */
  listingsId: z.string().nullable(),
  /** As it stands before the switch; see `completeReceipt`. */
  receipt: Receipt,
});
export type PreparedRelease = z.infer<typeof PreparedRelease>;

/** The receipt of a release that changes nothing yet. @param begun.requestedAt milliseconds since 1970. */
export function beginReceipt(
  releaseId: string,
  begun: { causes: ReleaseCause[]; requestedAt: number; pages: number },
): Receipt {
  const requestedAt = new Date(begun.requestedAt).toISOString();
  return {
    releaseId,
    causes: begun.causes,
    changed: [],
    removed: [],
    rendered: 0,
    pages: begun.pages,
    bytes: 0,
    phases: { snapshot: 0, plan: 0, render: 0, upload: 0, switch: 0, verify: 0 },
    requestedAt,
    liveAt: requestedAt,
    liveAfterMs: 0,
    verifiedUrl: null,
  };
}

/** The receipt of a release that is live now. */
export function completeReceipt(
  prepared: Receipt,
  done: { phases: Partial<ReleasePhases>; verifiedUrl: string | null },
): Receipt {
  const liveAt = new Date();
  return {
    ...prepared,
    phases: { ...prepared.phases, ...done.phases },
    liveAt: liveAt.toISOString(),
    liveAfterMs: Math.max(0, liveAt.getTime() - Date.parse(prepared.requestedAt)),
    verifiedUrl: done.verifiedUrl,
  };
}
