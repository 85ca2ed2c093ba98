import { useCallback, useEffect, useRef, useState } from 'react';
import { BackendUnreachable } from '../../lib/api-client.client.ts';
import { failureWords } from './failure-words.ts';

const POLL_MS = 700;

export interface Polled<T> {
  value: T | null;
  failure: string | null;
  /** Shows a newer answer, and goes on asking while that is busy. */
  show(value: T): void;
  again(): void;
}

/**
 * What `load` brings, asked for again and again while it is busy. Work goes on at the server whoever looks, so an answer that
 * does not come is asked for again.
 */
export function usePolled<T>(load: () => Promise<T>, isBusy: (value: T) => boolean): Polled<T> {
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const restart = useRef<() => void>(() => {});
  const busy = useRef(isBusy);
  busy.current = isBusy;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const later = () => {
      timer = setTimeout(ask, POLL_MS);
    };
    const ask = () => {
      load().then(
        (answer) => {
          if (!wanted) return;
          setFailure(null);
          setValue(answer);
          if (busy.current(answer)) later();
        },
        (error: unknown) => {
          if (!wanted) return;
          setFailure(failureWords(error));
          if (error instanceof BackendUnreachable) later();
        },
      );
    };
    restart.current = () => {
      clearTimeout(timer);
      ask();
    };
    ask();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [load]);

  const again = useCallback(() => restart.current(), []);
  const show = useCallback(
    (newer: T) => {
      setValue(newer);
      again();
    },
    [again],
  );
  return { value, failure, show, again };
}
