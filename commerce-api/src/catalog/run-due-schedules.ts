import type { ScheduledAction } from '@lapidary/shared/publishing/schedule';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { type Executor, execute, select } from '../platform/sql.ts';
import { databaseNow, inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { afterFailure } from '../publishing/index.ts';
import { publishDrafts } from './publish-products.ts';
import { takeOffShop } from './unpublish-product.ts';

interface DueSchedule {
  id: string;
  product_id: string;
  action: ScheduledAction;
  actor: string;
  attempts: number;
}

const BATCH = 100;
const ERROR_LENGTH = 2000;

/**
 * Does what is scheduled and due, each as the person who scheduled it would. What cannot be done keeps its reason and
 * does not hold up the rest; any number of processes may call this at once.
 */
export async function runDueSchedules(services: Pick<Services, 'database' | 'log'>): Promise<void> {
  const on = { database: services.database };
  const due = await select<DueSchedule>(
    on,
    `SELECT id, product_id, action, actor, attempts FROM schedules
     WHERE state = 'scheduled' AND not_before <= ${databaseNow(on.database)} ORDER BY run_at, id LIMIT ${BATCH}`,
  );
  for (const schedule of due) {
    try {
      await inTransaction(services.database, (open) => runSchedule(open, schedule));
    } catch (error) {
      if (!(error instanceof AppError)) {
        services.log.error({ err: error, schedule: schedule.id }, 'a schedule could not be carried out');
      }
      await recordFailure(on, schedule, error);
    }
  }
}

/** Claiming and doing are one commit: a crash between them leaves it scheduled, and nothing is done twice. */
async function runSchedule(on: OpenTransaction, schedule: DueSchedule): Promise<void> {
  const claimed = await execute(
    on,
    "UPDATE schedules SET state = 'done' WHERE id = $id AND state = 'scheduled'",
    { id: schedule.id },
  );
  if (claimed === 0) return;
  const { actor, product_id: id } = schedule;
  const requestId =
    schedule.action === 'publish'
      ? await publishDrafts(on, { actor, productIds: [id] })
      : await takeOffShop(on, { actor, id });
  await execute(on, 'UPDATE schedules SET request_id = $requestId, error = NULL WHERE id = $id', {
    id: schedule.id,
    requestId,
  });
}

/** A refusal is final: nobody is there to correct it. Anything else is tried again, as a publish would be. */
async function recordFailure(on: Executor, schedule: DueSchedule, error: unknown): Promise<void> {
  const attempts = schedule.attempts + 1;
  const next = afterFailure({ requests: 1, attempts });
  const isFinal = error instanceof AppError || next.action === 'set_aside';
  await execute(
    on,
    `UPDATE schedules SET state = $state, attempts = $attempts, error = $error,
       not_before = ${databaseNow(on.database)} + $delayMs
     WHERE id = $id AND state = 'scheduled'`,
    {
      id: schedule.id,
      state: isFinal ? 'failed' : 'scheduled',
      attempts,
      delayMs: next.action === 'retry' ? next.delayMs : 0,
      error: (error as Error).message.slice(0, ERROR_LENGTH),
    },
  );
}
