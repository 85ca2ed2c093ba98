import { accountPath, adminPath, homePath } from '@lapidary/shared/page-paths';
import { useStore } from '@nanostores/react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../lib/island.tsx';
import { localPath } from '../../lib/local-path.client.ts';
import {
  $session,
  endAllSessions,
  endSession,
  followOtherTabs,
  refreshSession,
} from '../../lib/session.client.ts';
import { signInThenPath } from '../../lib/session-next.ts';
import { forgetBag } from '../bag/bag-store.client.ts';
import { AddressesSection } from './AddressesSection.tsx';
import { OrderHistory } from './OrderHistory.tsx';
import { PrivacySection } from './PrivacySection.tsx';
import { ProfileSection } from './ProfileSection.tsx';

const SECTIONS = ['orders', 'details', 'addresses', 'privacy'] as const;

/** The account page. Whoever is not signed in is sent to do so and comes back. */
export default function Account({ locale }: { locale: string }) {
  const words = useWords('account');
  const state = useStore($session);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const leaving = useRef(false);

  useEffect(followOtherTabs, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is what asks again.
  useEffect(() => {
    setProblem(null);
    refreshSession().catch(() => setProblem(words.unreachable));
  }, [attempt]);

  useEffect(() => {
    if (state.status === 'signed_out' && !leaving.current)
      location.replace(signInThenPath(localPath(accountPath())));
  }, [state]);

  async function signOut(end: () => Promise<void>) {
    leaving.current = true;
    try {
      await end();
      forgetBag();
      location.assign(localPath(homePath()));
    } catch {
      leaving.current = false;
      setProblem(words.stillSignedIn);
    }
  }

  if (state.status !== 'signed_in') {
    if (!problem) return <p role="status">{words.looking}</p>;
    return (
      <div className="notice problem" role="alert">
        <p>{problem}</p>
        <button type="button" className="button" onClick={() => setAttempt(attempt + 1)}>
          {words.tryAgain}
        </button>
      </div>
    );
  }
  return (
    <>
      <div className="account-who">
        <p>
          {words.signedInAs}
          <strong>{state.session.email}</strong>
        </p>
        {(state.session.role || state.session.secondFactorMissing) && <a href={adminPath()}>{words.desk}</a>}
        <button type="button" className="text-button" onClick={() => void signOut(endSession)}>
          {words.signOut}
        </button>
      </div>
      {problem && (
        <p className="notice problem" role="alert">
          {problem}
        </p>
      )}
      <nav aria-label={words.navigation} className="account-nav">
        <ul>
          {SECTIONS.map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{words[id]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <OrderHistory locale={locale} />
      <ProfileSection />
      <AddressesSection locale={locale} />
      <PrivacySection
        email={state.session.email}
        onSignOutEverywhere={() => void signOut(endAllSessions)}
        onLeaving={() => {
          leaving.current = true;
        }}
      />
    </>
  );
}
