import type { ReleaseSummary } from '@lapidary/shared/publishing/release';
import { useCallback } from 'react';
import { getRelease } from './admin-api.client.ts';
import { routeHash } from './admin-routes.ts';
import { LoadedPart } from './LoadedPart.tsx';
import { useNames } from './people/use-names.ts';
import { ReceiptView } from './ReceiptView.tsx';
import { ReleaseChangesPart } from './ReleaseChangesPart.tsx';
import { RollBack } from './RollBack.tsx';
import { actorWords, causeWords, receiptHeadline } from './receipt-words.ts';
import { ScreenHeading } from './ScreenHeading.tsx';
import { momentWords } from './time-words.ts';
import { useLoad } from './use-load.ts';
import { useMe } from './use-me.ts';

function Causes({ release: { receipt } }: { release: ReleaseSummary }) {
  const me = useMe();
  const names = useNames();
  return (
    <section className="admin-section" aria-labelledby="release-causes-heading">
      <h2 id="release-causes-heading">Made by</h2>
      <ul className="admin-causes">
        {receipt.causes.map(({ summary, actor }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same cause may stand in a release twice, and none moves.
          <li key={i}>
            {summary} <span className="quiet">by {actorWords(actor, me, names)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One release: who made it, what it says otherwise than the one before, which pages that changed, and the way back to it. */
export function ReleaseScreen({ id }: { id: string }) {
  const release = useLoad(useCallback(() => getRelease(id), [id]));
  return (
    <>
      <ScreenHeading title={release.state === 'ready' ? causeWords(release.value.receipt) : 'Release'} />
      <p>
        <a href={routeHash({ screen: 'releases' })}>All releases</a>
      </p>
      <LoadedPart loaded={release} of="the release">
        {(release) => (
          <>
            <p className="quiet">
              Made {momentWords(release.createdAt)}, live {momentWords(release.receipt.liveAt)}{' '}
              {release.live && <span className="admin-mark admin-mark-live">Live now</span>}
            </p>
            <Causes release={release} />
            <ReleaseChangesPart id={id} />
            <section className="admin-section" aria-labelledby="release-pages-heading">
              <h2 id="release-pages-heading">Pages</h2>
              <p className="admin-headline">{receiptHeadline(release.receipt)}</p>
              <ReceiptView receipt={release.receipt} />
            </section>
            {!release.live && <RollBack key={release.id} release={release} />}
          </>
        )}
      </LoadedPart>
    </>
  );
}
