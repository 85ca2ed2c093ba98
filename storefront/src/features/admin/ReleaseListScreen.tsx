import { useCallback } from 'react';
import { getReleasesSummary, listReleases } from './admin-api.client.ts';
import { Failure } from './Failure.tsx';
import { ReleaseTable } from './ReleaseTable.tsx';
import { summaryWords } from './receipt-words.ts';
import { ScreenHeading } from './ScreenHeading.tsx';
import { useLoad } from './use-load.ts';
import { usePages } from './use-pages.ts';

export function ReleaseListScreen() {
  const { items, loading, failure, hasMore, load } = usePages(
    useCallback(async (cursor: string | null) => {
      const { releases, nextCursor } = await listReleases(cursor);
      return { items: releases, nextCursor };
    }, []),
  );
  const summary = useLoad(getReleasesSummary);
  return (
    <>
      <ScreenHeading title="Releases" />
      {summary.state === 'ready' && summary.value.releases > 0 && (
        <p className="quiet">{summaryWords(summary.value)}</p>
      )}
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
