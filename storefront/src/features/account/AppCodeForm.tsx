import { useWords } from '../../lib/island.tsx';
import type { SignInStage } from '../../lib/sign-in.client.ts';
import { signInProblem } from '../../lib/sign-in-problems.ts';
import { AppCodeField } from './AppCodeField.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { appCodeProblems, confirmationCode, fieldText } from './form-problems.ts';
import { SubmitButton } from './SubmitButton.tsx';
import { useSubmit } from './use-submit.ts';

interface Props {
  stage: Extract<SignInStage, { step: 'code' }>;
  onStage(stage: SignInStage): void;
  /** The sign-in has to begin anew, for this reason when it is not the person's own wish. */
  onStartOver(reason?: string): void;
}

/** The step of a sign-in that asks for the code of an authenticator app. */
export function AppCodeForm({ stage, onStage, onStartOver }: Props) {
  const account = useWords('account');
  const words = account.signIn;
  const { busy, problems, onSubmit } = useSubmit(async (form) => {
    const code = confirmationCode(fieldText(form, 'code'));
    const faults = appCodeProblems(code, account.form.enterAppCode);
    if (faults.length > 0) return faults;
    try {
      onStage(await stage.answer(code));
    } catch (error) {
      const problem = signInProblem(error, 'app_code', account);
      if (problem.kind !== 'start_over') return [problem];
      onStartOver(problem.message);
    }
    return [];
  });
  return (
    <>
      <h2>{words.codeTitle}</h2>
      <form method="post" className="account-form" noValidate onSubmit={onSubmit}>
        <p>{words.codeText(stage.device)}</p>
        <ErrorSummary problems={problems} />
        <AppCodeField label={account.form.appCode} problems={problems} focus />
        <SubmitButton busy={busy} doing={words.busy}>
          {words.codeSubmit}
        </SubmitButton>
      </form>
      <p className="quiet">{words.lostApp}</p>
      <button type="button" className="text-button" onClick={() => onStartOver()}>
        {words.startOver}
      </button>
    </>
  );
}
