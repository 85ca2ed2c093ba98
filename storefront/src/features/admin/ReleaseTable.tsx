import type { ReleaseSummary } from '@lapidary/shared/publishing/release';
import { routeHash } from './admin-routes.ts';
import { type Column, DataTable } from './forms/DataTable.tsx';
import { causeWords, secondsWords } from './receipt-words.ts';
import { momentWords } from './time-words.ts';

const COLUMNS: Column<ReleaseSummary>[] = [
  {
    title: 'Release',
    kind: 'row',
    cell: ({ id, live, receipt }) => (
      <>
        <a href={routeHash({ screen: 'release', id })}>{causeWords(receipt)}</a>
        {live && <span className="admin-mark admin-mark-live">Live now</span>}
      </>
    ),
  },
  {
    title: 'Made',
    kind: 'quiet',
    cell: ({ createdAt }) => <time dateTime={createdAt}>{momentWords(createdAt)}</time>,
  },
  {
    title: 'Pages changed',
    kind: 'amount',
    cell: ({ receipt }) => receipt.changed.length + receipt.removed.length,
  },
  { title: 'Live after', kind: 'amount', cell: ({ receipt }) => secondsWords(receipt.liveAfterMs) },
];

export const ReleaseTable = ({ releases }: { releases: ReleaseSummary[] }) => (
  <DataTable columns={COLUMNS} rows={releases} keyOf={({ id }) => id} />
);
