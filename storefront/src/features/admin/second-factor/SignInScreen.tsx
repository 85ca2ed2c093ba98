import { forgotPasswordPath } from '@lapidary/shared/page-paths';
import { useStore } from '@nanostores/react';
import { useMemo, useState } from 'react';
import { $session } from '../../../lib/session.client.ts';
import { setUpApp } from '../../../lib/sign-in.client.ts';
import { Failure } from '../Failure.tsx';
import { notify } from '../notice.client.ts';
import { roleWords } from '../people/people-words.ts';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { SetUpApp } from './SetUpApp.tsx';

function NewApp({ email, token, onDone }: { email: string; token: string; onDone(): void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the token is good for longer than this takes.
  const app = useMemo(() => setUpApp(email, token), [email]);
  const [failure, setFailure] = useState<string | null>(null);
  return (
    <section className="admin-section admin-form">
      <SetUpApp app={app} email={email} onDone={onDone} onTooLate={setFailure} />
      {failure && <Failure words={failure} />}
    </section>
  );
}

/** How one signs in oneself: for a new phone, while the old one is at hand, or for who wants a second factor. */
export function SignInScreen() {
  const state = useStore($session);
  const [settingUp, setSettingUp] = useState(false);
  if (state.status !== 'signed_in') return null;
  const { email, role, accessToken } = state.session;
  return (
    <>
      <ScreenHeading title="Your sign-in" />
      <p>
        You are signed in as <strong>{email}</strong>
        {role && `, ${roleWords(role).toLowerCase()} of this shop`}.
      </p>
      {settingUp ? (
        <NewApp
          email={email}
          token={accessToken}
          onDone={() => {
            setSettingUp(false);
            notify('The app is set up. Its code is asked for from the next sign-in on.');
          }}
        />
      ) : (
        <>
          <p>
            An authenticator app makes your password alone worthless to others. Setting one up replaces the
            one that you have; until its first code is right, that one goes on.
          </p>
          <p>
            <button type="button" className="button" onClick={() => setSettingUp(true)}>
              Set up an app
            </button>
          </p>
          <p>
            <a href={forgotPasswordPath()}>Choose a new password</a>
          </p>
        </>
      )}
    </>
  );
}
