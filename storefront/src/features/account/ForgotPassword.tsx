import { signInPath } from '@lapidary/shared/page-paths';
import { useState } from 'react';
import { useLocal, useWords } from '../../lib/island.tsx';
import { forgotPassword } from '../../lib/sign-in.client.ts';
import { signInProblem } from '../../lib/sign-in-problems.ts';
import { EmailField } from './EmailField.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { emailProblems, fieldText } from './form-problems.ts';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useSubmit } from './use-submit.ts';

/** The forgotten-password page: the address, then the code and the new password. */
export default function ForgotPassword() {
  const account = useWords('account');
  const words = account.forgot;
  const local = useLocal();
  const [email, setEmail] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const { busy, problems, onSubmit } = useSubmit(async (form) => {
    const typed = fieldText(form, 'email');
    const faults = emailProblems(typed, account);
    if (faults.length > 0) return faults;
    try {
      await forgotPassword(typed);
    } catch (error) {
      const problem = signInProblem(error, 'forgot', account);
      // The next step is the same for an address without an account: this page does not tell who has one.
      if (problem.kind !== 'unknown_user') return [problem];
    }
    setEmail(typed);
    return [];
  });

  if (done) {
    return (
      <p className="notice" role="status" tabIndex={-1} ref={(element) => element?.focus()}>
        {words.doneBefore}
        <a href={local(signInPath())}>{words.doneLink}</a>
        {words.doneAfter}
      </p>
    );
  }
  if (email !== null) {
    return <NewPasswordForm email={email} onDone={() => setDone(true)} onOtherEmail={() => setEmail(null)} />;
  }
  return (
    <>
      <p className="account-lead">{words.text}</p>
      <form method="post" className="account-form" noValidate onSubmit={onSubmit}>
        <ErrorSummary problems={problems} />
        <EmailField problems={problems} />
        <SubmitButton busy={busy} doing={words.busy}>
          {words.submit}
        </SubmitButton>
      </form>
      <p className="account-links">
        <a href={local(signInPath())}>{words.back}</a>
      </p>
    </>
  );
}
