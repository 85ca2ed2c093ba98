import { accountPath, forgotPasswordPath, signUpPath } from '@lapidary/shared/page-paths';
import { useEffect, useState } from 'react';
import { useLocal, useWords } from '../../lib/island.tsx';
import { nextPath } from '../../lib/session-next.ts';
import { signIn } from '../../lib/sign-in.client.ts';
import { loadBag } from '../bag/bag-actions.client.ts';
import { ConfirmForm } from './ConfirmForm.tsx';
import type { Credentials } from './PasswordForm.tsx';
import { keepPendingSignUp, pendingSignUp } from './pending-sign-up.client.ts';
import { SignInForm } from './SignInForm.tsx';

/** The sign-in page: the form, or the confirm step for an account whose address is not confirmed yet. */
export default function SignIn() {
  const { signIn: words } = useWords('account');
  const local = useLocal();
  const [unconfirmed, setUnconfirmed] = useState<Credentials | null>(null);
  const [notice, setNotice] = useState('');
  const [email, setEmail] = useState<string>();
  const [search, setSearch] = useState('');

  useEffect(() => {
    setSearch(location.search);
    const pending = pendingSignUp();
    if (!pending?.confirmed) return;
    keepPendingSignUp(null);
    setEmail(pending.email);
    setNotice(words.confirmed);
  }, [words.confirmed]);

  // The guest's bag has become part of the customer's: every page is to show that one.
  const leave = () =>
    void loadBag().finally(() =>
      location.assign(nextPath(location.search, location.origin, local(accountPath()))),
    );

  async function confirmed({ email, password }: Credentials) {
    try {
      const { step } = await signIn(email, password);
      if (step !== 'done') throw new Error('the account asks for another step, which the form shows');
      leave();
    } catch {
      // The form says why when the person tries; what matters here is that the address is confirmed.
      setUnconfirmed(null);
      setEmail(email);
      setNotice(words.confirmed);
    }
  }

  if (unconfirmed) {
    return (
      <ConfirmForm
        email={unconfirmed.email}
        onConfirmed={() => confirmed(unconfirmed)}
        onOtherEmail={() => setUnconfirmed(null)}
      />
    );
  }
  return (
    <>
      {notice && (
        <p className="notice" role="status">
          {notice}
        </p>
      )}
      <SignInForm
        key={email}
        {...(email === undefined ? {} : { email })}
        onSignedIn={leave}
        onDetour={(kind, credentials) => {
          if (kind === 'unconfirmed') setUnconfirmed(credentials);
          else location.assign(local(forgotPasswordPath()));
        }}
      />
      <ul className="account-links">
        <li>
          <a href={local(forgotPasswordPath())}>{words.forgot}</a>
        </li>
        <li>
          {words.newHere}
          <a href={local(signUpPath()) + search}>{words.create}</a>
        </li>
      </ul>
    </>
  );
}
