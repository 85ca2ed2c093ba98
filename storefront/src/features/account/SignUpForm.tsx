import { forgotPasswordPath, signInPath } from '@lapidary/shared/page-paths';
import { useState } from 'react';
import { useLocal, useWords } from '../../lib/island.tsx';
import { signUp } from '../../lib/sign-in.client.ts';
import { signInProblem } from '../../lib/sign-in-problems.ts';
import { EmailField } from './EmailField.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { emailProblems, fieldText, passwordText, requiredProblems } from './form-problems.ts';
import { PasswordField } from './PasswordField.tsx';
import type { Credentials } from './PasswordForm.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useSubmit } from './use-submit.ts';

/** Email and a new password. `onSignedUp` learns whether the address must still be confirmed. */
export function SignUpForm({
  onSignedUp,
}: {
  onSignedUp(credentials: Credentials, unconfirmed: boolean): void | Promise<void>;
}) {
  const account = useWords('account');
  const words = account.signUp;
  const local = useLocal();
  const [taken, setTaken] = useState(false);
  const { busy, problems, onSubmit } = useSubmit(async (form) => {
    setTaken(false);
    const credentials = { email: fieldText(form, 'email'), password: passwordText(form) };
    const faults = [
      ...emailProblems(credentials.email, account),
      ...requiredProblems(credentials.password, 'password', account.form.choosePassword),
    ];
    if (faults.length > 0) return faults;
    try {
      const { unconfirmed } = await signUp(credentials.email, credentials.password);
      await onSignedUp(credentials, unconfirmed);
      return [];
    } catch (error) {
      const problem = signInProblem(error, 'sign_up', account);
      setTaken(problem.kind === 'user_exists');
      return [problem];
    }
  });
  return (
    <form method="post" className="account-form" noValidate onSubmit={onSubmit}>
      <ErrorSummary problems={problems} />
      {taken && (
        <p className="quiet">
          <a href={local(signInPath())}>{words.takenSignIn}</a>
          {words.takenOr}
          <a href={local(forgotPasswordPath())}>{words.takenReset}</a>
          {words.takenEnd}
        </p>
      )}
      <EmailField problems={problems} />
      <PasswordField problems={problems} autoComplete="new-password" />
      <SubmitButton busy={busy} doing={words.busy}>
        {words.submit}
      </SubmitButton>
    </form>
  );
}
