import type { ReleaseSummary } from '@lapidary/shared/publishing/release';
import { routeHash } from './admin-routes.ts';
import { causeWords, secondsWords } from './receipt-words.ts';
import { momentWords } from './time-words.ts';

export function ReleaseTable({ releases }: { releases: ReleaseSummary[] }) {
  return (
    <table className="admin-table">
      <thead>
        <tr>
          <th scope="col">Release</th>
          <th scope="col">Made</th>
          <th scope="col">Pages changed</th>
          <th scope="col">Live after</th>
        </tr>
      </thead>
      <tbody>
        {releases.map(({ id, live, createdAt, receipt }) => (
          <tr key={id}>
            <th scope="row">
              <a href={routeHash({ screen: 'release', id })}>{causeWords(receipt)}</a>
              {live && <span className="admin-mark admin-mark-live">Live now</span>}
            </th>
            <td className="quiet" data-label="Made">
              <time dateTime={createdAt}>{momentWords(createdAt)}</time>
            </td>
            <td className="amount" data-label="Pages changed">
              {receipt.changed.length + receipt.removed.length}
            </td>
            <td className="amount" data-label="Live after">
              {secondsWords(receipt.liveAfterMs)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
