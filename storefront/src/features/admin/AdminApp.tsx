import { useStore } from '@nanostores/react';
import { useCallback, useEffect, useState } from 'react';
import { $session, followOtherTabs, refreshSession } from '../../lib/session.client.ts';
import { AdminSignIn } from './AdminSignIn.tsx';
import { Dialog } from './Dialog.tsx';
import { Failure } from './Failure.tsx';
import { failureWords } from './failure-words.ts';
import { NotMerchant } from './NotMerchant.tsx';
import { SecondFactorGate } from './second-factor/SecondFactorGate.tsx';
import { Workspace } from './Workspace.tsx';

/** The merchant's desk: who is there decides what is shown. */
export default function AdminApp() {
  const state = useStore($session);
  const [failure, setFailure] = useState<string | null>(null);

  const look = useCallback(() => {
    setFailure(null);
    refreshSession().catch((error: unknown) => setFailure(failureWords(error)));
  }, []);
  useEffect(look, [look]);
  useEffect(followOtherTabs, []);

  if (state.status === 'unknown') {
    return (
      <main className="wrap page admin-gate">
        {failure ? <Failure words={failure} again={look} /> : <p role="status">Opening the desk…</p>}
      </main>
    );
  }
  if (state.status === 'signed_in' && state.session.secondFactorMissing) {
    return <SecondFactorGate session={state.session} />;
  }
  if (state.status === 'signed_in' && !state.session.role) return <NotMerchant email={state.session.email} />;
  if (state.status === 'signed_out' && !state.ended) return <AdminSignIn />;
  return (
    <>
      <Workspace />
      {state.status === 'signed_out' && (
        // What is typed on the desk is still there: a session that ran out must not cost it.
        <Dialog title="Your session has ended">
          <p>Sign in again to go on where you were.</p>
          <AdminSignIn embedded />
        </Dialog>
      )}
    </>
  );
}
