import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppSetUp } from '../../../lib/sign-in-cognito.client.ts';

/**
 * The secret of an app that is being set up, asked for once: another one would make what was scanned worthless. `again`
 * asks after a failure, of which `told` says the words.
 */
export function useSecret(app: Pick<AppSetUp<unknown>, 'begin'>, told: (error: unknown) => string) {
  const [secret, setSecret] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const tell = useRef(told);
  useEffect(() => {
    tell.current = told;
  });

  const ask = useCallback(
    (isWanted: () => boolean) => {
      setFailure(null);
      app.begin().then(
        (given) => isWanted() && setSecret(given),
        (error: unknown) => isWanted() && setFailure(tell.current(error)),
      );
    },
    [app],
  );
  useEffect(() => {
    let wanted = true;
    ask(() => wanted);
    return () => {
      wanted = false;
    };
  }, [ask]);
  return { secret, failure, again: () => ask(() => true) };
}
