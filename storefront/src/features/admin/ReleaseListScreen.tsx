import { useCallback } from 'react';
import { listReleases } from './admin-api.client.ts';
import { Failure } from './Failure.tsx';
import { ReleaseTable } from './ReleaseTable.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';
import { usePages } from './use-pages.ts';

export function ReleaseListScreen() {
  const { items, loading, failure, hasMore, load } = usePages(
    useCallback(async (cursor: string | null) => {
      const { releases, nextCursor } = await listReleases(cursor);
      return { items: releases, nextCursor };
    }, []),
  );
  return (
    <>
      <ScreenHeading title="Releases" />
      {items.length > 0 && <ReleaseTable releases={items} />}
      <div role="status">
        {loading && <p className="quiet">Loading releases…</p>}
        {!loading && !failure && items.length === 0 && <p>Nothing has been published yet.</p>}
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
