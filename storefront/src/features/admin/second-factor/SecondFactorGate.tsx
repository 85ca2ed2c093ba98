import type { Session } from '@lapidary/shared/customers/session';
import { homePath } from '@lapidary/shared/page-paths';
import { useCallback, useMemo, useState } from 'react';
import { refreshSession } from '../../../lib/session.client.ts';
import { setUpApp } from '../../../lib/sign-in.client.ts';
import { failureWords } from '../failure-words.ts';
import { SignOutButton } from '../SignOutButton.tsx';
import { SetUpApp } from './SetUpApp.tsx';

/** In the desk's place for a merchant whose second factor is missing: the next token, got with it, opens the desk. */
export function SecondFactorGate({ session: { email, accessToken } }: { session: Session }) {
  // One for the person: a renewed token is no reason to begin anew, with another secret.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the token is good for longer than this takes.
  const app = useMemo(() => setUpApp(email, accessToken), [email]);
  const [failure, setFailure] = useState<string | null>(null);

  const open = useCallback(() => {
    refreshSession().catch((error: unknown) => setFailure(failureWords(error)));
  }, []);
  return (
    <main className="wrap page admin-gate">
      <h1>Merchant’s desk</h1>
      <SetUpApp app={app} email={email} onDone={open} onTooLate={setFailure} />
      {failure && (
        <div className="notice problem" role="alert">
          <p>{failure}</p>
          <button type="button" className="button secondary" onClick={open}>
            Try again
          </button>
        </div>
      )}
      <p className="quiet">You are signed in as {email}.</p>
      <SignOutButton />
      <p className="admin-links">
        <a href={homePath()}>To the shop</a>
      </p>
    </main>
  );
}
