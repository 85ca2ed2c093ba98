import { useWords } from '../../lib/island.tsx';
import { confirmSignUp } from '../../lib/sign-in.client.ts';
import { signInProblem } from '../../lib/sign-in-problems.ts';
import { CodeField } from './CodeField.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { confirmationCode, fieldText, requiredProblems } from './form-problems.ts';
import { OutboxHint } from './OutboxHint.tsx';
import { ResendCode } from './ResendCode.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useSubmit } from './use-submit.ts';

interface Props {
  email: string;
  /** The address is confirmed, now or before. */
  onConfirmed(): void | Promise<void>;
  /** It was the wrong address. */
  onOtherEmail(): void;
}

/** The step between signing up and signing in: the code that was mailed. */
export function ConfirmForm({ email, onConfirmed, onOtherEmail }: Props) {
  const account = useWords('account');
  const words = account.confirm;
  const { busy, problems, onSubmit } = useSubmit(async (form) => {
    const code = confirmationCode(fieldText(form, 'code'));
    const faults = requiredProblems(code, 'code', account.form.enterCode);
    if (faults.length > 0) return faults;
    try {
      await confirmSignUp(email, code);
    } catch (error) {
      const problem = signInProblem(error, 'confirm', account);
      if (problem.kind !== 'already_confirmed') return [problem];
    }
    await onConfirmed();
    return [];
  });
  return (
    <>
      <p className="account-lead">
        {words.sentBefore}
        <strong>{email}</strong>
        {words.sentAfter}
      </p>
      <form method="post" className="account-form" noValidate onSubmit={onSubmit}>
        <ErrorSummary problems={problems} />
        <CodeField problems={problems} />
        <SubmitButton busy={busy} doing={words.busy}>
          {words.submit}
        </SubmitButton>
      </form>
      <ResendCode email={email} />
      <button type="button" className="text-button" onClick={onOtherEmail}>
        {words.otherEmail}
      </button>
      <OutboxHint />
    </>
  );
}
