import type { PlannedProduct } from '../catalog/index.ts';
import { type Executor, execute } from '../platform/sql.ts';

const ERROR_LENGTH = 2000;

/** What the publisher has found out. */
export interface ForecastAnswer {
  /** The release that the pages were compared with, or null before the first. */
  release: string | null;
  /** The products that were looked at. */
  products: Pick<PlannedProduct, 'id' | 'title' | 'version'>[];
  /** Public paths, in order. */
  changed: string[];
  added: string[];
  removed: string[];
}

export async function keepForecast(
  on: Executor,
  { id, answer }: { id: string; answer: ForecastAnswer },
): Promise<void> {
  await execute(
    on,
    "UPDATE forecasts SET state = 'answered', answer_json = $answer WHERE id = $id AND state = 'waiting'",
    { id, answer: JSON.stringify(answer) },
  );
}

/** Something cannot be rendered, and whoever asked is told why. */
export async function failForecast(
  on: Executor,
  { id, error }: { id: string; error: string },
): Promise<void> {
  await execute(
    on,
    "UPDATE forecasts SET state = 'failed', error = $error WHERE id = $id AND state = 'waiting'",
    { id, error: error.slice(0, ERROR_LENGTH) },
  );
}

/** Something more urgent came in between: it is worked out later, from the beginning, and that was no attempt. */
export async function putForecastBack(on: Executor, id: string): Promise<void> {
  await execute(on, 'UPDATE forecasts SET attempts = attempts - 1 WHERE id = $id', { id });
}
