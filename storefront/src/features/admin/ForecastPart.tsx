import { Failure } from './Failure.tsx';
import { ForecastView } from './ForecastView.tsx';
import type { AskedForecast, ForecastSubject } from './use-forecast.ts';

interface Props {
  asked: AskedForecast;
  /** Saves what has to be saved, and says what is asked about. */
  prepare(): Promise<ForecastSubject | null>;
  /** Of the subject now, to tell an answer that is about something else. */
  state: string;
  label: string;
  blocked: boolean;
}

/** Shows before anything is pressed which pages would change. Nothing waits for it. */
export function ForecastPart({ asked, prepare, state, label, blocked }: Props) {
  const { forecasting } = asked;
  const { step } = forecasting;
  const shown = step === 'asked' ? forecasting.forecast : null;
  const waiting = step === 'asking' || shown?.state === 'waiting';
  const outdated = step === 'asked' && (forecasting.forecast.outdated || forecasting.state !== state);
  const ask = () => !blocked && asked.ask(prepare);
  return (
    <>
      <div className="admin-actions">
        <button
          type="button"
          className="button secondary"
          aria-disabled={blocked || waiting || undefined}
          onClick={() => !waiting && ask()}
        >
          {label}
        </button>
      </div>
      <div role="status">
        {waiting && <p>Finding out which pages would change…</p>}
        {step === 'asked' && forecasting.late && (
          <p className="notice">
            The publisher has not answered yet. Publishing is possible all the same: what is published goes
            live as soon as the publisher is there.
          </p>
        )}
        {shown?.state === 'answered' && outdated && (
          <p className="notice">Something has changed since, so this may no longer be true. Ask again.</p>
        )}
      </div>
      {step === 'refused' && <Failure words={forecasting.failure} again={ask} />}
      {shown?.state === 'failed' && (
        <Failure words={`It cannot be told which pages would change: ${shown.error}`} again={ask} />
      )}
      {shown?.state === 'answered' && <ForecastView forecast={shown} outdated={outdated} />}
    </>
  );
}
