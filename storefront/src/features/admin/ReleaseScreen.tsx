import { useStore } from '@nanostores/react';
import { useCallback } from 'react';
import { $session } from '../../lib/session.client.ts';
import { getRelease } from './admin-api.client.ts';
import { routeHash } from './admin-routes.ts';
import { Failure } from './Failure.tsx';
import { ReceiptView } from './ReceiptView.tsx';
import { RollBack } from './RollBack.tsx';
import { actorWords, causeWords, receiptHeadline } from './receipt-words.ts';
import { ScreenHeading } from './ScreenHeading.tsx';
import { momentWords } from './time-words.ts';
import { useLoad } from './use-load.ts';

export function ReleaseScreen({ id }: { id: string }) {
  const release = useLoad(useCallback(() => getRelease(id), [id]));
  const session = useStore($session);
  const me = session.status === 'signed_in' ? session.session.customerId : null;
  return (
    <>
      <ScreenHeading title={release.state === 'ready' ? causeWords(release.value.receipt) : 'Release'} />
      <p>
        <a href={routeHash({ screen: 'releases' })}>All releases</a>
      </p>
      {release.state === 'loading' && <p role="status">Loading the release…</p>}
      {release.state === 'failed' && <Failure words={release.failure} again={release.again} />}
      {release.state === 'ready' && (
        <>
          <p className="quiet">
            Made {momentWords(release.value.createdAt)}, live {momentWords(release.value.receipt.liveAt)}{' '}
            {release.value.live && <span className="admin-mark admin-mark-live">Live now</span>}
          </p>
          <h2 className="admin-headline">{receiptHeadline(release.value.receipt)}</h2>
          <ReceiptView receipt={release.value.receipt} />
          {!release.value.live && <RollBack key={release.value.id} release={release.value} />}
          <h2>Made by</h2>
          <ul className="admin-causes">
            {release.value.receipt.causes.map(({ summary, actor }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same cause may stand in a release twice, and none moves.
              <li key={i}>
                {summary} <span className="quiet">by {actorWords(actor, me)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
