import { useEffect, useRef } from 'react';
import type { AppSetUp } from '../../../lib/sign-in-cognito.client.ts';
import { signInProblem } from '../../../lib/sign-in-problems.ts';
import account from '../../../messages/en/account.ts';
import { AppCodeField } from '../../account/AppCodeField.tsx';
import { ErrorSummary } from '../../account/ErrorSummary.tsx';
import { Field } from '../../account/Field.tsx';
import { appCodeProblems, confirmationCode, fieldText } from '../../account/form-problems.ts';
import { SubmitButton } from '../../account/SubmitButton.tsx';
import { useSubmit } from '../../account/use-submit.ts';
import { Failure } from '../Failure.tsx';
import { AppSecret } from './AppSecret.tsx';
import { useSecret } from './use-secret.ts';

const DEVICE_MAX = 60;

interface Props<Done> {
  app: AppSetUp<Done>;
  email: string;
  onDone(done: Done): void;
  /** The sign-in that this is a step of is over. */
  onTooLate(reason: string): void;
}

/** Sets up an authenticator app: its secret to scan or to type, a name for the device, and the first code as the proof. */
export function SetUpApp<Done>({ app, email, onDone, onTooLate }: Props<Done>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  function refused(error: unknown) {
    const problem = signInProblem(error, 'app_set_up', account);
    if (problem.kind === 'start_over') onTooLate(problem.message);
    return problem;
  }
  const { secret, failure, again } = useSecret(app, (error) => refused(error).message);
  const { busy, problems, onSubmit } = useSubmit(async (form) => {
    const code = confirmationCode(fieldText(form, 'code'));
    const faults = appCodeProblems(code, account.form.enterAppCode);
    if (faults.length > 0) return faults;
    try {
      onDone(await app.verify(code, fieldText(form, 'device')));
      return [];
    } catch (error) {
      return [refused(error)];
    }
  });
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>
        Set up your second factor
      </h2>
      <p>
        Merchants sign in with their password and a code from an authenticator app, such as the one of your
        password manager, Google Authenticator, Microsoft Authenticator or Aegis.
      </p>
      {failure && <Failure words={failure} again={again} />}
      {!failure && !secret && <p role="status">Asking for a secret…</p>}
      {secret && (
        <form method="post" className="account-form" noValidate onSubmit={onSubmit}>
          <AppSecret secret={secret} email={email} />
          <ErrorSummary problems={problems} />
          <Field
            name="device"
            label="Name of the device"
            hint="So that you know where to look for the code, such as “Ada’s phone”."
            autoComplete="off"
            maxLength={DEVICE_MAX}
            problems={problems}
          />
          <AppCodeField label="Code that the app shows now" problems={problems} />
          <SubmitButton busy={busy} doing="Checking the code…">
            Turn on
          </SubmitButton>
        </form>
      )}
    </>
  );
}
