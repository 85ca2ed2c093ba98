import type { Schedule, ScheduledAction } from '@lapidary/shared/publishing/schedule';
import { AppError } from '../platform/app-error.ts';
import { type Bind, type Executor, select } from '../platform/sql.ts';

interface Row {
  id: string;
  product_id: string;
  title: string | null;
  action: ScheduledAction;
  run_at: number;
  actor: string;
  state: Schedule['state'];
  error: string | null;
  created_at: number;
}

const iso = (time: number): string => new Date(Number(time)).toISOString();

async function readSchedules(on: Executor, condition: string, bind: Bind = {}): Promise<Schedule[]> {
  const rows = await select<Row>(
    on,
    `SELECT s.id, s.product_id, p.title, s.action, s.run_at, s.actor, s.state, s.error, s.created_at
     FROM schedules s LEFT JOIN products p ON p.id = s.product_id WHERE ${condition} ORDER BY s.run_at, s.id`,
    bind,
  );
  return rows.map((row) => ({
    id: row.id,
    productId: row.product_id,
    title: row.title,
    action: row.action,
    at: iso(row.run_at),
    actor: row.actor,
    state: row.state,
    error: row.error,
    createdAt: iso(row.created_at),
  }));
}

/** What is to come and what could not be done, the earliest first; of one product, or of all. */
export const listSchedules = async (on: Executor, productId?: string): Promise<Schedule[]> =>
  productId === undefined
    ? await readSchedules(on, "s.state <> 'done'")
    : await readSchedules(on, "s.state <> 'done' AND s.product_id = $productId", { productId });

/** @throws AppError `not_found`. */
export async function getSchedule(on: Executor, id: string): Promise<Schedule> {
  const [schedule] = await readSchedules(on, 's.id = $id', { id });
  if (!schedule) throw new AppError('not_found', `There is no schedule ${id}.`);
  return schedule;
}
