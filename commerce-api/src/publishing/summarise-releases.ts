import { percentile } from '@lapidary/shared/percentile';
import type { Receipt, ReleasesSummary } from '@lapidary/shared/publishing/release';
import { type Executor, select } from '../platform/sql.ts';

const LAST = 100;

/** How quickly the last hundred releases that changed a page were live. */
export async function summariseReleases(on: Executor): Promise<ReleasesSummary> {
  const rows = await select<{ receipt_json: string }>(
    on,
    `SELECT receipt_json FROM releases ORDER BY id DESC LIMIT ${LAST}`,
  );
  const times = rows
    .map(({ receipt_json }) => JSON.parse(receipt_json) as Receipt)
    .filter(({ changed, removed }) => changed.length + removed.length > 0)
    .map(({ liveAfterMs }) => liveAfterMs)
    .sort((a, b) => a - b);
  return { releases: times.length, p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) };
}
