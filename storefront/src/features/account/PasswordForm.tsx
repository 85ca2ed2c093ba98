import { useWords } from '../../lib/island.tsx';
import { type SignInStage, signIn } from '../../lib/sign-in.client.ts';
import { type SignInProblem, signInProblem } from '../../lib/sign-in-problems.ts';
import { EmailField } from './EmailField.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { emailProblems, fieldText, passwordText, requiredProblems } from './form-problems.ts';
import { PasswordField } from './PasswordField.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useSubmit } from './use-submit.ts';

export interface Credentials {
  email: string;
  password: string;
}

interface Props {
  email?: string;
  onStage(stage: SignInStage, credentials: Credentials): void;
  onDetour?(kind: SignInProblem['kind'], credentials: Credentials): void;
}

/** The first step of a sign-in. */
export function PasswordForm({ email: knownEmail, onStage, onDetour }: Props) {
  const account = useWords('account');
  const words = account.signIn;
  const { busy, problems, onSubmit } = useSubmit(async (form) => {
    const credentials = { email: fieldText(form, 'email'), password: passwordText(form) };
    const faults = [
      ...emailProblems(credentials.email, account),
      ...requiredProblems(credentials.password, 'password', account.form.enterPassword),
    ];
    if (faults.length > 0) return faults;
    try {
      onStage(await signIn(credentials.email, credentials.password), credentials);
      return [];
    } catch (error) {
      const problem = signInProblem(error, 'sign_in', account);
      const detour = problem.kind === 'unconfirmed' || problem.kind === 'reset_required';
      if (!detour || !onDetour) return [problem];
      onDetour(problem.kind, credentials);
      return [];
    }
  });
  return (
    // POST, so that a browser that sends the form by itself never puts the password into the address.
    <form method="post" className="account-form" noValidate onSubmit={onSubmit}>
      <ErrorSummary problems={problems} />
      <EmailField problems={problems} {...(knownEmail === undefined ? {} : { email: knownEmail })} />
      <PasswordField problems={problems} autoComplete="current-password" />
      <SubmitButton busy={busy} doing={words.busy}>
        {words.submit}
      </SubmitButton>
    </form>
  );
}
