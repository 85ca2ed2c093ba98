import { accountPath, signInPath } from '@lapidary/shared/page-paths';
import { useEffect, useState } from 'react';
import { useLocal, useWords } from '../../lib/island.tsx';
import { nextPath } from '../../lib/session-next.ts';
import { signIn } from '../../lib/sign-in.client.ts';
import { loadBag } from '../bag/bag-actions.client.ts';
import { ConfirmForm } from './ConfirmForm.tsx';
import type { Credentials } from './PasswordForm.tsx';
import { keepPendingSignUp, pendingSignUp } from './pending-sign-up.client.ts';
import { SignUpForm } from './SignUpForm.tsx';

/** The sign-up page: the form, then the code. After a reload the code step is still there, the password is not. */
export default function SignUp() {
  const { signUp: words } = useWords('account');
  const local = useLocal();
  const [pending, setPending] = useState<{ email: string; password: string | null } | null>(null);
  const [search, setSearch] = useState('');

  useEffect(() => {
    setSearch(location.search);
    const kept = pendingSignUp();
    if (kept && !kept.confirmed) setPending({ email: kept.email, password: null });
  }, []);

  async function enter(email: string, password: string | null) {
    keepPendingSignUp({ email, confirmed: true });
    try {
      if (password === null) throw new Error('the password was typed before a reload');
      const { step } = await signIn(email, password);
      if (step !== 'done') throw new Error('the account asks for another step, which the sign-in page shows');
      keepPendingSignUp(null);
      await loadBag();
      location.assign(nextPath(location.search, location.origin, local(accountPath())));
    } catch {
      // The sign-in page knows the address, says that it is confirmed, and tells what is wrong if anything is.
      location.assign(local(signInPath()) + location.search);
    }
  }

  function signedUp({ email, password }: Credentials, unconfirmed: boolean) {
    if (!unconfirmed) return enter(email, password);
    keepPendingSignUp({ email, confirmed: false });
    setPending({ email, password });
  }

  if (pending) {
    return (
      <ConfirmForm
        email={pending.email}
        onConfirmed={() => enter(pending.email, pending.password)}
        onOtherEmail={() => {
          keepPendingSignUp(null);
          setPending(null);
        }}
      />
    );
  }
  return (
    <>
      <SignUpForm onSignedUp={signedUp} />
      <p className="account-links">
        {words.have}
        <a href={local(signInPath()) + search}>{words.signIn}</a>
      </p>
    </>
  );
}
