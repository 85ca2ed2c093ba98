import { useCallback, useEffect, useRef, useState } from 'react';
import { failureWords } from './failure-words.ts';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Pages<T> {
  items: T[];
  loading: boolean;
  failure: string | null;
  hasMore: boolean;
  /** The next page, or after a failure the same one again. */
  load(): void;
}

/** A list that comes in pages; starts over when `fetchPage` is another function (keep it with `useCallback`). */
export function usePages<T>(fetchPage: (cursor: string | null) => Promise<Page<T>>): Pages<T> {
  const [items, setItems] = useState<T[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [loading, setLoading] = useState(true);
  const [failure, setFailure] = useState<string | null>(null);
  const newest = useRef(0);

  const fetchFrom = useCallback(
    async (from: string | null) => {
      newest.current += 1;
      const call = newest.current;
      setLoading(true);
      setFailure(null);
      try {
        const page = await fetchPage(from);
        if (call !== newest.current) return; // Something newer was asked for meanwhile.
        setItems((before) => (from === null ? page.items : [...before, ...page.items]));
        setCursor(page.nextCursor);
      } catch (error) {
        if (call === newest.current) setFailure(failureWords(error));
      } finally {
        if (call === newest.current) setLoading(false);
      }
    },
    [fetchPage],
  );

  useEffect(() => {
    setCursor(null);
    void fetchFrom(null);
  }, [fetchFrom]);

  return { items, loading, failure, hasMore: cursor !== null, load: () => void fetchFrom(cursor) };
}
