import { percentile } from '@lapidary/shared/percentile';
import type { Receipt, ReleasesSummary } from '@lapidary/shared/publishing/release';
import { type Executor, select } from '../platform/sql.ts';

const LAST = 100;

/** Milliseconds that those of the last hundred releases took which changed a page, oldest first. */
export async function readPublishTimes(on: Executor): Promise<number[]> {
  const rows = await select<{ receipt_json: string }>(
    on,
    `SELECT receipt_json FROM releases ORDER BY id DESC LIMIT ${LAST}`,
  );
  return rows
    .map(({ receipt_json }) => JSON.parse(receipt_json) as Receipt)
    .filter(({ changed, removed }) => changed.length + removed.length > 0)
    .map(({ liveAfterMs }) => liveAfterMs)
    .reverse();
}

/** Median and 95th percentile of times in any order. */
export function summariseTimes(times: readonly number[]): ReleasesSummary {
  const sorted = times.toSorted((a, b) => a - b);
  return { releases: sorted.length, p50Ms: percentile(sorted, 0.5), p95Ms: percentile(sorted, 0.95) };
}

/** How quickly the last hundred releases that changed a page were live. */
export const summariseReleases = async (on: Executor): Promise<ReleasesSummary> =>
  summariseTimes(await readPublishTimes(on));
