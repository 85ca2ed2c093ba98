import { homePath } from '@lapidary/shared/page-paths';
import { useState } from 'react';
import { ApiProblem } from '../../lib/api-client.client.ts';
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
  const [step, setStep] = useState<'closed' | 'confirm' | 'sign_in'>('closed');

  async function remove(): Promise<FormProblem[]> {
    try {
      await requestSignedIn<void>('DELETE', '/api/account');
    } catch (error) {
      if (!needsSignIn(error)) return refusalProblems(error, 'delete');
      setStep('sign_in');
      return [];
    }
    onLeaving();
    forgetBag();
    forgetSession();
    location.assign(homePath());
    return [];
  }

  const { busy, problems, onSubmit } = useSubmit(async (form) => {
    const typed = fieldText(form, 'delete-email');
    if (typed.toLowerCase() === email.toLowerCase()) return await remove();
    return [{ field: 'delete-email', message: `Type ${email} to delete this account.` }];
  });

  if (step === 'closed') {
    return (
      <button type="button" className="text-button" onClick={() => setStep('confirm')}>
        Delete my account
      </button>
    );
  }
  if (step === 'sign_in') {
    return (
      <>
        <p className="notice" role="status">
          It has been a while since you signed in. Give your password once more, and the account is deleted.
        </p>
        <SignInForm email={email} onSignedIn={() => void remove()} />
      </>
    );
  }
  return (
    <form method="post" className="account-form" noValidate onSubmit={onSubmit}>
      <h3>Delete this account?</h3>
      <p>
        Your details, addresses and bag are deleted for good. The shop keeps what was ordered, as its books
        need it, without your name, email, phone or address.
      </p>
      <ErrorSummary problems={problems} />
      <Field
        name="delete-email"
        label={`Type ${email} to confirm`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        problems={problems}
        autoFocus
      />
      <SubmitButton busy={busy} doing="Deleting…">
        Delete for good
      </SubmitButton>
      <button type="button" className="text-button" onClick={() => setStep('closed')}>
        Keep my account
      </button>
    </form>
  );
}
