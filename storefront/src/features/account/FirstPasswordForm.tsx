import { useEffect, useRef } from 'react';
import { useWords } from '../../lib/island.tsx';
import type { SignInStage } from '../../lib/sign-in.client.ts';
import { signInProblem } from '../../lib/sign-in-problems.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { passwordText, requiredProblems } from './form-problems.ts';
import { KnownEmail } from './KnownEmail.tsx';
import { PasswordField } from './PasswordField.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useSubmit } from './use-submit.ts';

interface Props {
  email: string;
  stage: Extract<SignInStage, { step: 'new_password' }>;
  onStage(stage: SignInStage): void;
  onStartOver(reason?: string): void;
}

/** The step of a sign-in that replaces a temporary password. */
export function FirstPasswordForm({ email, stage, onStage, onStartOver }: Props) {
  const account = useWords('account');
  const words = account.signIn;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { busy, problems, onSubmit } = useSubmit(async (form) => {
    const password = passwordText(form);
    const faults = requiredProblems(password, 'password', account.form.choosePassword);
    if (faults.length > 0) return faults;
    try {
      onStage(await stage.answer(password));
    } catch (error) {
      const problem = signInProblem(error, 'first_password', account);
      if (problem.kind !== 'start_over') return [problem];
      onStartOver(problem.message);
    }
    return [];
  });
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>
        {words.newPasswordTitle}
      </h2>
      <form method="post" className="account-form" noValidate onSubmit={onSubmit}>
        <p>{words.newPasswordText}</p>
        <ErrorSummary problems={problems} />
        <KnownEmail email={email} />
        <PasswordField problems={problems} autoComplete="new-password" label={account.form.newPassword} />
        <SubmitButton busy={busy} doing={words.busy}>
          {words.newPasswordSubmit}
        </SubmitButton>
      </form>
      <button type="button" className="text-button" onClick={() => onStartOver()}>
        {words.startOver}
      </button>
    </>
  );
}
