import { useState } from 'react';
import { useWords } from '../../lib/island.tsx';
import { resendCode } from '../../lib/sign-in.client.ts';
import { signInProblem } from '../../lib/sign-in-problems.ts';

/** Sends the confirmation code again and says how that went. */
export function ResendCode({ email }: { email: string }) {
  const account = useWords('account');
  const words = account.confirm;
  const [state, setState] = useState<{ busy: boolean; said: string }>({ busy: false, said: '' });

  async function resend() {
    setState({ busy: true, said: '' });
    try {
      await resendCode(email);
      setState({ busy: false, said: words.resent });
    } catch (error) {
      setState({ busy: false, said: signInProblem(error, 'resend', account).message });
    }
  }

  return (
    <div className="account-aside">
      <button
        type="button"
        className="text-button"
        aria-disabled={state.busy || undefined}
        onClick={() => !state.busy && void resend()}
      >
        {state.busy ? words.resending : words.resend}
      </button>
      <p role="status">{state.said}</p>
    </div>
  );
}
