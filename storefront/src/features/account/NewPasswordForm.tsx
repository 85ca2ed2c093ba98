import { useWords } from '../../lib/island.tsx';
import { setNewPassword } from '../../lib/sign-in.client.ts';
import { signInProblem } from '../../lib/sign-in-problems.ts';
import { CodeField } from './CodeField.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { confirmationCode, fieldText, passwordText, requiredProblems } from './form-problems.ts';
import { KnownEmail } from './KnownEmail.tsx';
import { OutboxHint } from './OutboxHint.tsx';
import { PasswordField } from './PasswordField.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useSubmit } from './use-submit.ts';

interface Props {
  email: string;
  onDone(): void;
  /** Back to the address: wrong one, or a new code is needed. */
  onOtherEmail(): void;
}

/** The mailed code and the new password of a forgotten one. */
export function NewPasswordForm({ email, onDone, onOtherEmail }: Props) {
  const account = useWords('account');
  const words = account.forgot;
  const { busy, problems, onSubmit } = useSubmit(async (form) => {
    const code = confirmationCode(fieldText(form, 'code'));
    const password = passwordText(form);
    const faults = [
      ...requiredProblems(code, 'code', account.form.enterCode),
      ...requiredProblems(password, 'password', account.form.choosePassword),
    ];
    if (faults.length > 0) return faults;
    try {
      await setNewPassword(email, code, password);
      onDone();
      return [];
    } catch (error) {
      return [signInProblem(error, 'new_password', account)];
    }
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
        <KnownEmail email={email} />
        <CodeField problems={problems} />
        <PasswordField problems={problems} autoComplete="new-password" label={account.form.newPassword} />
        <SubmitButton busy={busy} doing={words.setting}>
          {words.setPassword}
        </SubmitButton>
      </form>
      <button type="button" className="text-button" onClick={onOtherEmail}>
        {words.again}
      </button>
      <OutboxHint />
    </>
  );
}
