import { homePath } from '@lapidary/shared/page-paths';
import { useState } from 'react';
import { ApiProblem } from '../../lib/api-client.client.ts';
import { useLocal, useWords } from '../../lib/island.tsx';
import { forgetSession } from '../../lib/session.client.ts';
import { requestSignedIn } from '../../lib/session-request.client.ts';
import { forgetBag } from '../bag/bag-store.client.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { Field } from './Field.tsx';
import { type FormProblem, fieldText } from './form-problems.ts';
import { refusalProblems } from './refusal-problems.ts';
import { SignInForm } from './SignInForm.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useSubmit } from './use-submit.ts';

const needsSignIn = (error: unknown) =>
  error instanceof ApiProblem && error.code === 'recent_sign_in_required';

/** Deletes the account once its email is typed; asks for the password when it was given too long ago. */
export function DeleteAccount({ email, onLeaving }: { email: string; onLeaving(): void }) {
  const account = useWords('account');
  const failures = useWords('failures');
  const words = account.rights;
  const local = useLocal();
  const [step, setStep] = useState<'closed' | 'confirm' | 'sign_in'>('closed');

  async function remove(): Promise<FormProblem[]> {
    try {
      await requestSignedIn<void>('DELETE', '/api/account');
    } catch (error) {
      if (!needsSignIn(error)) return refusalProblems(error, 'delete', { account, failures });
      setStep('sign_in');
      return [];
    }
    onLeaving();
    forgetBag();
    forgetSession();
    location.assign(local(homePath()));
    return [];
  }

  const { busy, problems, onSubmit } = useSubmit(async (form) => {
    const typed = fieldText(form, 'delete-email');
    if (typed.toLowerCase() === email.toLowerCase()) return await remove();
    return [{ field: 'delete-email', message: words.deleteMistyped(email) }];
  });

  if (step === 'closed') {
    return (
      <button type="button" className="text-button" onClick={() => setStep('confirm')}>
        {words.delete}
      </button>
    );
  }
  if (step === 'sign_in') {
    return (
      <>
        <p className="notice" role="status">
          {words.deleteAgain}
        </p>
        <SignInForm email={email} onSignedIn={() => void remove()} />
      </>
    );
  }
  return (
    <form method="post" className="account-form" noValidate onSubmit={onSubmit}>
      <h3>{words.deleteTitle}</h3>
      <p>{words.deleteText}</p>
      <ErrorSummary problems={problems} />
      <Field
        name="delete-email"
        label={words.deleteConfirm(email)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        problems={problems}
        autoFocus
      />
      <SubmitButton busy={busy} doing={words.deleting}>
        {words.deleteForGood}
      </SubmitButton>
      <button type="button" className="text-button" onClick={() => setStep('closed')}>
        {words.keep}
      </button>
    </form>
  );
}
