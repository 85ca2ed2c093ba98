import { PublishPhase } from '@lapidary/shared/publishing/release';
import { type Bind, type Executor, execute, inList, select } from '../platform/sql.ts';
import { databaseNow } from '../platform/transaction.ts';
import type { AfterFailure } from './retry-policy.ts';

const ERROR_LENGTH = 2000;

/** A request whose run has ended without an answer. */
export interface WorkedOn {
  id: string;
  attempts: number;
  largest_run: number | null;
}

/** The SQL condition of requests that a run is, or was, working on. */
export const IS_WORKED_ON = `state IN (${PublishPhase.options.map((phase) => `'${phase}'`).join(', ')})`;

export const readWorkedOn = async (on: Executor, condition: string, bind: Bind = {}): Promise<WorkedOn[]> =>
  await select<WorkedOn>(
    on,
    `SELECT id, attempts, largest_run FROM publish_requests WHERE ${IS_WORKED_ON} AND ${condition}`,
    bind,
  );

/** Does with the requests of one unanswered run what `policy` says. */
export async function putBackRequests(
  on: Executor,
  run: { requests: readonly WorkedOn[]; error: string },
  policy: (run: { requests: number; attempts: number; bounded: boolean }) => AfterFailure,
): Promise<void> {
  const [first] = run.requests;
  if (!first) return;
  const next = policy({
    requests: run.requests.length,
    attempts: first.attempts,
    bounded: first.largest_run !== null,
  });
  const list = inList(
    'id',
    run.requests.map(({ id }) => id),
  );
  const now = databaseNow(on.database);
  const change =
    next.action === 'set_aside'
      ? { sql: "state = 'failed'", bind: {} }
      : {
          sql: `state = 'waiting', not_before = ${now} + $delayMs, largest_run = $largestRun`,
          bind: { delayMs: next.delayMs, largestRun: next.largestRun },
        };
  await execute(
    on,
    `UPDATE publish_requests SET ${change.sql}, error = $error, updated_at = ${now} WHERE id IN (${list.sql})`,
    { ...list.bind, ...change.bind, error: run.error.slice(0, ERROR_LENGTH) },
  );
}
