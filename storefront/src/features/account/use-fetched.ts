import { useCallback, useEffect, useState } from 'react';
import { requestSignedIn } from '../../lib/session-request.client.ts';

export type Fetched<T> =
  | { state: 'loading' }
  | { state: 'failed'; retry(): void }
  /** `replace` takes over what a change has answered with. */
  | { state: 'ready'; value: T; replace(value: T): void };

/** What the API has of the signed-in shopper at `path`. */
export function useFetched<T extends object>(path: string): Fetched<T> {
  const [value, setValue] = useState<T | 'loading' | 'failed'>('loading');

  const fetchIt = useCallback(async () => {
    setValue('loading');
    try {
      setValue(await requestSignedIn<T>('GET', path));
    } catch {
      // Whatever the reason, what helps is another try, which is offered. A session that has ended is seen through
      // $session.
      setValue('failed');
    }
  }, [path]);

  useEffect(() => void fetchIt(), [fetchIt]);
  if (value === 'loading') return { state: 'loading' };
  if (value === 'failed') return { state: 'failed', retry: () => void fetchIt() };
  return { state: 'ready', value, replace: setValue };
}
