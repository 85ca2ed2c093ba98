import { RequestForecast } from '@lapidary/shared/publishing/forecast';
import type { Services } from '../platform/services.ts';
import { execute, selectOne } from '../platform/sql.ts';
import { failForecast } from './settle-forecast.ts';

/** A question that ends the process which works on it must not end it again and again. */
const ATTEMPTS = 3;

/** A forecast to work out. */
export interface WaitingForecast {
  id: string;
  question: RequestForecast;
}

/** The forecast that has waited longest, or null when none waits. */
export async function takeWaitingForecast({
  database,
}: Pick<Services, 'database'>): Promise<WaitingForecast | null> {
  const on = { database };
  for (;;) {
    const row = await selectOne<{ id: string; question_json: string; attempts: number }>(
      on,
      `SELECT id, question_json, attempts FROM forecasts
       WHERE state = 'waiting' AND expires_at > $now ORDER BY id LIMIT 1`,
      { now: Date.now() },
    );
    if (!row) return null;
    const { id } = row;
    if (row.attempts < ATTEMPTS) {
      await execute(on, 'UPDATE forecasts SET attempts = attempts + 1 WHERE id = $id', { id });
      return { id, question: RequestForecast.parse(JSON.parse(row.question_json)) };
    }
    await failForecast(on, { id, error: 'the publisher ended each time while it was at it' });
  }
}
