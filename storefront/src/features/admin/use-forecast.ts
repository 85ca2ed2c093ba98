import type { Forecast, RequestForecast } from '@lapidary/shared/publishing/forecast';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem, BackendUnreachable } from '../../lib/api-client.client.ts';
import { failureWords } from './failure-words.ts';
import { getForecast, requestForecast } from './forecast-api.client.ts';
import { pause } from './pause.ts';

const POLL_MS = 400;
/** An answer in sight is looked after, so that it is not taken for true when it is no longer. */
const CHECK_MS = 3_000;
/** A publisher that is there answers within moments. */
const LATE_MS = 10_000;

/** What would be published: the question, and a name of all that the answer depends on. */
export interface ForecastSubject {
  question: RequestForecast;
  state: string;
}

/** A forecast from the press of the button to its answer. */
export type Forecasting =
  | { step: 'idle' | 'asking' }
  | { step: 'asked'; forecast: Forecast; late: boolean; state: string }
  | { step: 'refused'; failure: string };

/** @returns the forecast as it is now, or as it was when that cannot be known; outdated when it has been forgotten. */
async function look(before: Forecast): Promise<Forecast> {
  try {
    return await getForecast(before.id);
  } catch (error) {
    if (error instanceof BackendUnreachable) return before;
    if (!(error instanceof ApiProblem) || error.code !== 'not_found' || before.state === 'waiting')
      throw error;
    return { ...before, outdated: true };
  }
}

/** Asks what publishing would change, and watches the answer for as long as it is shown. */
export function useForecast() {
  const [forecasting, setForecasting] = useState<Forecasting>({ step: 'idle' });
  const following = useRef<AbortController>(null);
  useEffect(() => () => following.current?.abort(), []);

  async function follow({ question, state }: ForecastSubject, signal: AbortSignal): Promise<void> {
    let forecast = await requestForecast(question);
    const lateAt = performance.now() + LATE_MS;
    while (!signal.aborted) {
      const waiting = forecast.state === 'waiting';
      setForecasting({ step: 'asked', forecast, state, late: waiting && performance.now() > lateAt });
      if (forecast.state === 'failed' || forecast.outdated) return;
      await pause(waiting ? POLL_MS : CHECK_MS, signal);
      if (!signal.aborted) forecast = await look(forecast);
    }
  }

  /** @param prepare saves what has to be saved first; null when that is not possible, and is said elsewhere. */
  async function ask(prepare: () => Promise<ForecastSubject | null>): Promise<void> {
    following.current?.abort();
    const controller = new AbortController();
    following.current = controller;
    const { signal } = controller;
    setForecasting({ step: 'asking' });
    try {
      const subject = await prepare();
      if (signal.aborted) return;
      if (subject) await follow(subject, signal);
      else setForecasting({ step: 'idle' });
    } catch (error) {
      if (!signal.aborted) setForecasting({ step: 'refused', failure: failureWords(error) });
    }
  }

  return {
    forecasting,
    ask: (prepare: () => Promise<ForecastSubject | null>) => void ask(prepare),
    /** Nobody wants to know any more. */
    clear() {
      following.current?.abort();
      setForecasting({ step: 'idle' });
    },
  };
}

export type AskedForecast = ReturnType<typeof useForecast>;
