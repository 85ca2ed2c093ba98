import { z } from 'zod';

/** The steps of a run that is under way, in order. */
export const PublishPhase = z.enum(['rendering', 'uploading', 'switching']);
export type PublishPhase = z.infer<typeof PublishPhase>;

/** Where a publish request stands: it waits, is worked on, and ends `live` or `failed`. */
export const PublishRequestState = z.enum(['waiting', ...PublishPhase.options, 'live', 'failed']);
export type PublishRequestState = z.infer<typeof PublishRequestState>;

/** The request has its answer; nothing changes it any more. */
export const isSettled = (state: PublishRequestState): boolean => state === 'live' || state === 'failed';

/** Why a release was made: who did what. */
export const ReleaseCause = z.object({
  kind: z.enum(['publish', 'unpublish', 'stock', 'rebuild', 'import', 'rollback']),
  /** The merchant's user id, or `system`. */
  actor: z.string(),
  /** One line for people: `Publish "Solitaire Ring"`. */
  summary: z.string(),
});
export type ReleaseCause = z.infer<typeof ReleaseCause>;

/** Milliseconds spent in each step of a publish. */
export const ReleasePhases = z.object({
  snapshot: z.number(),
  plan: z.number(),
  render: z.number(),
  upload: z.number(),
  switch: z.number(),
  verify: z.number(),
});
export type ReleasePhases = z.infer<typeof ReleasePhases>;

/** What a publish did, measured: kept with the release and shown to the merchant. */
export const Receipt = z
  .object({
    releaseId: z.string(),
    causes: z.array(ReleaseCause),
    /** Public paths whose bytes are new, or differ from the release before. */
    changed: z.array(z.string()),
    /** Public paths that are no longer there. */
    removed: z.array(z.string()),
    /** Pages rendered to find that out, the changed ones included. */
    rendered: z.int(),
    /** Pages of the whole site in this release. */
    pages: z.int(),
    /** Bytes uploaded. */
    bytes: z.int(),
    phases: ReleasePhases,
    requestedAt: z.iso.datetime(),
    liveAt: z.iso.datetime(),
    /** Milliseconds from the oldest request to the public URL serving the new bytes. */
    liveAfterMs: z.number(),
    /** The public URL that was asked for the proof, or null when no page changed. */
    verifiedUrl: z.string().nullable(),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof Receipt>;

export const ReleaseSummary = z
  .object({ id: z.string(), live: z.boolean(), createdAt: z.iso.datetime(), receipt: Receipt })
  .meta({ id: 'Release' });
export type ReleaseSummary = z.infer<typeof ReleaseSummary>;

/** How long the last releases took from the oldest request to the public URL serving the new bytes. */
export const ReleasesSummary = z
  .object({
    /** Of the last hundred releases, those that changed a page. */
    releases: z.int(),
    /** Milliseconds; null while there is none. */
    p50Ms: z.number().nullable(),
    p95Ms: z.number().nullable(),
  })
  .meta({ id: 'ReleasesSummary' });
export type ReleasesSummary = z.infer<typeof ReleasesSummary>;

export const ReleaseList = z
  .object({ releases: z.array(ReleaseSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'ReleaseList' });
export type ReleaseList = z.infer<typeof ReleaseList>;

/**
 * The answer to a publish call: follow it, over `/admin/publishing/events` or by asking again, until `state` is `live`
 * or `failed`. A request that waits with an `error` has failed and is tried again.
 */
export const PublishRequest = z
  .object({
    id: z.string(),
    state: PublishRequestState,
    cause: ReleaseCause,
    createdAt: z.iso.datetime(),
    error: z.string().nullable(),
    receipt: Receipt.nullable(),
  })
  .meta({ id: 'PublishRequest' });
export type PublishRequest = z.infer<typeof PublishRequest>;
