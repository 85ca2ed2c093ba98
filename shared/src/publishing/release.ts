import { z } from 'zod';

/** The steps of a run that is under way, in order. */
export const PublishPhase = z.enum(['rendering', 'uploading', 'switching']);
export type PublishPhase = z.infer<typeof PublishPhase>;

/** Where a publish request stands: it waits, is worked on, and ends `live` or `failed`. */
export const PublishRequestState = z.enum(['waiting', ...PublishPhase.options, 'live', 'failed']);
export type PublishRequestState = z.infer<typeof PublishRequestState>;

/** The request has its answer; nothing changes it any more. */
export const isSettled = (state: PublishRequestState): boolean => state === 'live' || state === 'failed';

const CAUSE = {
  kind: 'publish',
  actor: '8f14e45f-ceea-4671-8a1b-2c3d4e5f6071',
  summary: 'Publish “Solitaire Ring”',
};

/** Why a release was made: who did what. */
export const ReleaseCause = z
  .object({
    kind: z.enum(['publish', 'unpublish', 'stock', 'rebuild', 'import', 'rollback']),
    /** The merchant's user id, or `system`. */
    actor: z.string(),
    /** One line for people: `Publish "Solitaire Ring"`. */
    summary: z.string(),
  })
  .meta({ examples: [CAUSE] });
export type ReleaseCause = z.infer<typeof ReleaseCause>;

const PHASES = { snapshot: 4, plan: 2, render: 31, upload: 18, switch: 9, verify: 22 };

/** Milliseconds spent in each step of a publish. */
export const ReleasePhases = z
  .object({
    snapshot: z.number(),
    plan: z.number(),
    render: z.number(),
    upload: z.number(),
    switch: z.number(),
    verify: z.number(),
  })
  .meta({ examples: [PHASES] });
export type ReleasePhases = z.infer<typeof ReleasePhases>;

/** What a publish did, measured: kept with the release and shown to the merchant. */
export const Receipt = z
  .object({
    releaseId: z.string(),
    causes: z.array(ReleaseCause),
    /** Public paths whose bytes are new, or differ from the release before. */
    changed: z.array(z.string()),
    /** Those of them that the release before did not have. Left out of a first release, and of those of older versions. */
    added: z.array(z.string()).optional(),
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
  .meta({
    id: 'Receipt',
    examples: [
      {
        releaseId: '01KJ4TK1N3P5R7T9V1X3Z5C7E9',
        causes: [CAUSE],
        changed: ['/products/solitaire-ring/'],
        added: [],
        removed: [],
        rendered: 3,
        pages: 120,
        bytes: 18_211,
        phases: PHASES,
        requestedAt: '2026-03-14T09:26:53.000Z',
        liveAt: '2026-03-14T09:26:53.412Z',
        liveAfterMs: 412,
        verifiedUrl: 'https://shop.example/products/solitaire-ring/',
      },
    ],
  });
export type Receipt = z.infer<typeof Receipt>;

export const ReleaseSummary = z
  .object({
    id: z.string().meta({ examples: ['01KJ4TK1N3P5R7T9V1X3Z5C7E9'] }),
    live: z.boolean(),
    createdAt: z.iso.datetime(),
    receipt: Receipt,
  })
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
  .meta({ id: 'ReleasesSummary', examples: [{ releases: 100, p50Ms: 380, p95Ms: 910 }] });
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
  .meta({
    id: 'PublishRequest',
    examples: [
      {
        id: '01KJ4TM2P4R6T8V0X2Z4B6D8F0',
        state: 'waiting',
        cause: CAUSE,
        createdAt: '2026-03-14T09:26:53.000Z',
        error: null,
        receipt: null,
      },
    ],
  });
export type PublishRequest = z.infer<typeof PublishRequest>;
