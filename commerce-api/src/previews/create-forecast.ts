import type { Forecast, RequestForecast } from '@lapidary/shared/publishing/forecast';
import { checkPlanned } from '../catalog/index.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { execute } from '../platform/sql.ts';
import { readForecast } from './read-forecast.ts';

/** Who asked has long gone on by then. */
const VALID_MS = 10 * 60_000;

/**
 * Has it worked out which pages a publish would change. Nothing is changed by it. Forecasts that have expired are deleted
 * on the way.
 * @throws AppError what publishing would throw: `not_found`, `invalid_request`, `conflict`.
 */
export async function createForecast(
  { database }: Pick<Services, 'database'>,
  question: RequestForecast,
): Promise<Forecast> {
  const on = { database };
  await checkPlanned(on, question);
  const id = newId();
  const now = Date.now();
  await execute(on, 'DELETE FROM forecasts WHERE expires_at <= $now', { now });
  await execute(
    on,
    `INSERT INTO forecasts (id, question_json, state, attempts, error, answer_json, expires_at, created_at)
     VALUES ($id, $question, 'waiting', 0, NULL, NULL, $expiresAt, $now)`,
    { id, question: JSON.stringify(question), expiresAt: now + VALID_MS, now },
  );
  return await readForecast({ database }, id);
}
