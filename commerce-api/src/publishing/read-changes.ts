import type { PublishRequest, ReleaseSummary } from '@lapidary/shared/publishing/release';
import { type Executor, select, selectOne } from '../platform/sql.ts';
import { databaseNow } from '../platform/transaction.ts';
import type { EventPosition } from './event-position.ts';
import { listReleasesAfter, readLiveRelease, readPublishRequests } from './read-releases.ts';

/**
 * A change carries the time at which it was written, but is seen only when its transaction commits. So changes are
 * looked for this much earlier than the newest one known; no transaction here lasts longer.
 */
export const OVERLAP_MS = 5_000;
/** Someone who was away for long is told this many changes, the newest ones. */
const MOST_CHANGES = 500;

/** A request as it was last written, without its content. */
export interface RequestChange {
  id: string;
  state: string;
  changedAt: number;
}

/** Where everything stands at this moment. */
export async function readPosition(on: Executor): Promise<EventPosition> {
  const now = await selectOne<{ now: number }>(on, `SELECT ${databaseNow(on.database)} AS now`);
  return { changedAt: Number(now!.now), releaseId: (await readLiveRelease(on))?.id ?? '' };
}

/** Requests changed since a time, in that order. */
export async function readRequestChanges(on: Executor, since: number): Promise<RequestChange[]> {
  const rows = await select<{ id: string; state: string; updated_at: number }>(
    on,
    `SELECT id, state, updated_at FROM publish_requests WHERE updated_at >= $since
     ORDER BY updated_at DESC, id DESC LIMIT ${MOST_CHANGES}`,
    { since },
  );
  return rows.reverse().map(({ id, state, updated_at }) => ({ id, state, changedAt: Number(updated_at) }));
}

export type PublishingChange =
  | { event: 'request'; data: PublishRequest; changedAt: number }
  | { event: 'release'; data: ReleaseSummary; changedAt: number };

/** The content of changes: requests as they are now, and the releases after `releaseId`. */
export async function readChanges(
  on: Executor,
  changes: readonly RequestChange[],
  releaseId: string,
): Promise<PublishingChange[]> {
  const times = new Map(changes.map(({ id, changedAt }) => [id, changedAt]));
  const requests = await readPublishRequests(on, [...times.keys()]);
  const releases = await listReleasesAfter(on, releaseId);
  return [
    ...requests.map((data) => ({ event: 'request', data, changedAt: times.get(data.id)! }) as const),
    ...releases.map((data) => ({ event: 'release', data, changedAt: 0 }) as const),
  ];
}
