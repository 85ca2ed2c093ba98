import type { Services } from '@lapidary/commerce-api/platform/services';
import {
  type ForecastAnswer,
  failForecast,
  keepForecast,
  putForecastBack,
  takeWaitingForecast,
} from '@lapidary/commerce-api/previews';
import { type ForecastParts, forecastSite, GaveWay } from './forecast-site.ts';

/**
 * Works out the forecast that has waited longest; call it between runs. It leaves off as soon as `giveWay` says so, and
 * begins anew at the next call: a publish that comes meanwhile waits for one page at most. What cannot be rendered fails
 * with its reason, and is nobody else's matter.
 * @returns whether there was one.
 */
export async function answerForecast(
  parts: ForecastParts & { services: Pick<Services, 'log'> },
  giveWay: () => Promise<boolean>,
): Promise<boolean> {
  const { database, log } = parts.services;
  const on = { database };
  const forecast = await takeWaitingForecast(parts.services);
  if (!forecast) return false;
  const { id, question } = forecast;
  let answer: ForecastAnswer;
  try {
    answer = await forecastSite(parts, { question, giveWay });
  } catch (error) {
    if (error instanceof GaveWay) {
      await putForecastBack(on, id);
    } else {
      log.warn({ err: error, forecast: id }, 'a forecast could not be worked out');
      await failForecast(on, { id, error: (error as Error).message });
    }
    return true;
  }
  await keepForecast(on, { id, answer });
  return true;
}
