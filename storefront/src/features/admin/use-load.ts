import { useCallback, useEffect, useState } from 'react';
import { failureWords } from './failure-words.ts';

export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; failure: string; again(): void };

/** What `load` brings; asks again when `load` is another function (keep it with `useCallback`). */
export function useLoad<T>(load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });

  const start = useCallback(
    (isWanted: () => boolean) => {
      setLoaded({ state: 'loading' });
      load().then(
        (value) => isWanted() && setLoaded({ state: 'ready', value }),
        (error: unknown) => {
          if (!isWanted()) return;
          const again = () => start(isWanted);
          setLoaded({ state: 'failed', failure: failureWords(error), again });
        },
      );
    },
    [load],
  );

  useEffect(() => {
    let wanted = true;
    start(() => wanted);
    return () => {
      wanted = false;
    };
  }, [start]);
  return loaded;
}
