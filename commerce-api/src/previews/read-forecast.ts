import {
  type Forecast,
  type PageChange,
  TOLD_PAGES,
  TOLD_PIECES,
} from '@lapidary/shared/publishing/forecast';
import { haveMoved } from '../catalog/index.ts';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { type Executor, selectOne } from '../platform/sql.ts';
import { readLiveRelease } from '../publishing/index.ts';
import type { ForecastAnswer } from './settle-forecast.ts';

interface ForecastRow {
  state: Forecast['state'];
  error: string | null;
  answer_json: string | null;
}

const UNANSWERED: ForecastAnswer = { release: null, products: [], changed: [], added: [], removed: [] };

/** @throws AppError `not_found`, also when it has expired. */
export async function readForecast({ database }: Pick<Services, 'database'>, id: string): Promise<Forecast> {
  const on = { database };
  const row = await selectOne<ForecastRow>(
    on,
    'SELECT state, error, answer_json FROM forecasts WHERE id = $id AND expires_at > $now',
    { id, now: Date.now() },
  );
  if (!row)
    throw new AppError('not_found', 'There is no such forecast, or it has expired. Ask for a new one.');
  const answer = row.answer_json === null ? null : (JSON.parse(row.answer_json) as ForecastAnswer);
  const { products, changed, added, removed } = answer ?? UNANSWERED;
  const of = (change: PageChange, paths: readonly string[]) => paths.map((path) => ({ path, change }));
  const pages = [...of('added', added), ...of('removed', removed), ...of('changed', changed)];
  return {
    id,
    state: row.state,
    error: row.error,
    outdated: answer !== null && (await isOutdated(on, answer)),
    pieces: { total: products.length, told: products.slice(0, TOLD_PIECES) },
    pages: {
      counts: { changed: changed.length, added: added.length, removed: removed.length },
      told: pages.slice(0, TOLD_PAGES),
    },
  };
}

const isOutdated = async (on: Executor, { release, products }: ForecastAnswer): Promise<boolean> =>
  ((await readLiveRelease(on))?.id ?? null) !== release || (await haveMoved(on, products));
