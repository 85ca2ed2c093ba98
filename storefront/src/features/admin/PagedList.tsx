import type { ReactNode } from 'react';
import { Failure } from './Failure.tsx';
import type { Pages } from './use-pages.ts';

interface Props<T> {
  pages: Pages<T>;
  /** What it is a list of, in the plural: "orders". */
  of: string;
  /** Said when there are none: a sentence, and what to do. */
  empty: ReactNode;
  /** Shown when there are some. */
  children: ReactNode;
}

/** A list that comes in pages, while it loads, when it is empty, and when it could not be had. */
export function PagedList<T>({ pages, of, empty, children }: Props<T>) {
  const { items, loading, failure, hasMore, load } = pages;
  return (
    <>
      {items.length > 0 && children}
      <div role="status">
        {loading && <p className="quiet">Loading {of}…</p>}
        {!loading && !failure && items.length === 0 && empty}
      </div>
      {failure && <Failure words={failure} again={load} />}
      {hasMore && !loading && !failure && (
        <button type="button" className="button secondary" onClick={load}>
          Load more
        </button>
      )}
    </>
  );
}
