import type {
  PublishRequest,
  PublishRequestState,
  Receipt,
  ReleaseCause,
  ReleaseList,
  ReleaseSummary,
} from '@lapidary/shared/publishing/release';
import { AppError } from '../platform/app-error.ts';
import { type Executor, inList, select, selectOne } from '../platform/sql.ts';
import { databaseNow } from '../platform/transaction.ts';

interface ReleaseRow {
  id: string;
  base_id: string;
  receipt_json: string;
  created_at: number;
}

const COLUMNS = 'id, base_id, receipt_json, created_at';
const BATCH = 100;

/** The release that shoppers see, or null before the first one. */
export async function readLiveRelease(on: Executor): Promise<{ id: string; baseId: string } | null> {
  const row = await selectOne<ReleaseRow>(on, `SELECT ${COLUMNS} FROM releases ORDER BY id DESC LIMIT 1`);
  return row ? { id: row.id, baseId: row.base_id } : null;
}

/** Ids of the releases of a base, oldest first. */
export async function listReleasesOfBase(on: Executor, baseId: string): Promise<string[]> {
  const rows = await select<{ id: string }>(
    on,
    'SELECT id FROM releases WHERE base_id = $baseId ORDER BY id',
    {
      baseId,
    },
  );
  return rows.map(({ id }) => id);
}

const toSummary = (row: ReleaseRow, liveId: string | undefined): ReleaseSummary => ({
  id: row.id,
  live: row.id === liveId,
  createdAt: new Date(Number(row.created_at)).toISOString(),
  receipt: JSON.parse(row.receipt_json) as Receipt,
});

/** Releases, newest first. @param input.cursor the last id of the page before. */
export async function listReleases(
  on: Executor,
  input: { cursor: string | undefined; limit: number },
): Promise<ReleaseList> {
  const live = await readLiveRelease(on);
  const rows = await select<ReleaseRow>(
    on,
    `SELECT ${COLUMNS} FROM releases ${input.cursor ? 'WHERE id < $cursor' : ''} ORDER BY id DESC LIMIT $limit`,
    { ...(input.cursor && { cursor: input.cursor }), limit: input.limit + 1 },
  );
  const page = rows.slice(0, input.limit);
  return {
    releases: page.map((row) => toSummary(row, live?.id)),
    nextCursor: rows.length > input.limit ? page.at(-1)!.id : null,
  };
}

/** Releases made after the one named, oldest first: a hundred at most. */
export async function listReleasesAfter(on: Executor, id: string): Promise<ReleaseSummary[]> {
  const rows = await select<ReleaseRow>(
    on,
    `SELECT ${COLUMNS} FROM releases WHERE id > $id ORDER BY id LIMIT ${BATCH}`,
    { id },
  );
  if (rows.length === 0) return [];
  const live = await readLiveRelease(on);
  return rows.map((row) => toSummary(row, live?.id));
}

/** One release with its receipt. @throws AppError `not_found`. */
export async function getRelease(on: Executor, id: string): Promise<ReleaseSummary> {
  const row = await selectOne<ReleaseRow>(on, `SELECT ${COLUMNS} FROM releases WHERE id = $id`, { id });
  if (!row) throw new AppError('not_found', `There is no release ${id}.`);
  return toSummary(row, (await readLiveRelease(on))?.id);
}

interface RequestRow {
  id: string;
  state: PublishRequestState;
  cause_json: string;
  error: string | null;
  created_at: number;
  receipt_json: string | null;
}

/** Publish requests by id, in the order given; those that are not there are left out. */
export async function readPublishRequests(on: Executor, ids: readonly string[]): Promise<PublishRequest[]> {
  const found = new Map<string, PublishRequest>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const list = inList('id', ids.slice(start, start + BATCH));
    const rows = await select<RequestRow>(
      on,
      `SELECT q.id, q.state, q.cause_json, q.error, q.created_at, r.receipt_json
       FROM publish_requests q LEFT JOIN releases r ON r.id = q.release_id WHERE q.id IN (${list.sql})`,
      list.bind,
    );
    for (const row of rows) found.set(row.id, toRequest(row));
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

const toRequest = (row: RequestRow): PublishRequest => ({
  id: row.id,
  state: row.state,
  cause: JSON.parse(row.cause_json) as ReleaseCause,
  createdAt: new Date(Number(row.created_at)).toISOString(),
  error: row.error,
  receipt: row.receipt_json === null ? null : (JSON.parse(row.receipt_json) as Receipt),
});

/** Publish requests that failed within the last milliseconds, newest first. */
export async function readFailedRequests(
  on: Executor,
  { withinMs, limit }: { withinMs: number; limit: number },
): Promise<PublishRequest[]> {
  const rows = await select<{ id: string }>(
    on,
    `SELECT id FROM publish_requests
     WHERE state = 'failed' AND updated_at >= ${databaseNow(on.database)} - $withinMs
     ORDER BY id DESC LIMIT ${Math.trunc(limit)}`,
    { withinMs },
  );
  return await readPublishRequests(
    on,
    rows.map(({ id }) => id),
  );
}

/** How a publish request stands. @throws AppError `not_found`. */
export async function getPublishRequest(on: Executor, id: string): Promise<PublishRequest> {
  const [request] = await readPublishRequests(on, [id]);
  if (!request) throw new AppError('not_found', `There is no publish request ${id}.`);
  return request;
}
