import type { Forecast, RequestForecast } from '@lapidary/shared/publishing/forecast';
import { requestSignedIn } from '../../lib/session-request.client.ts';

/** Asks the publisher which pages would change. */
export const requestForecast = (body: RequestForecast) =>
  requestSignedIn<Forecast>('POST', '/api/admin/forecasts', { body });

/** @throws ApiProblem `not_found` when nobody wanted to know for ten minutes. */
export const getForecast = (id: string) =>
  requestSignedIn<Forecast>('GET', `/api/admin/forecasts/${encodeURIComponent(id)}`);
