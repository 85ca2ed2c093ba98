import type { Session } from '@lapidary/shared/customers/session';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../lib/island.tsx';
import type { SignInStage } from '../../lib/sign-in.client.ts';
import type { SignInProblem } from '../../lib/sign-in-problems.ts';
import { AppCodeForm } from './AppCodeForm.tsx';
import { FirstPasswordForm } from './FirstPasswordForm.tsx';
import { type Credentials, PasswordForm } from './PasswordForm.tsx';

export type SetUpStage = Extract<SignInStage, { step: 'set_up' }>;

/** What a step of a sign-in can lead to. */
export interface StageActions {
  email: string;
  onStage(stage: SignInStage): void;
  onStartOver(reason?: string): void;
}

interface Props {
  email?: string;
  onSignedIn(session: Session): void;
  /** The password was right, but the account needs another step first; without it the reason is only said. */
  onDetour?(kind: SignInProblem['kind'], credentials: Credentials): void;
  /** Shows the step of setting up an app; without it the person is told that there is none here. */
  setUp?(stage: SetUpStage, actions: StageActions): ReactNode;
}

/**
 * Email and password, and what the account asks for after them; used by the shop's sign-in page and by the merchant's desk.
 */
export function SignInForm({ email: knownEmail, onSignedIn, onDetour, setUp }: Props) {
  const { refusals } = useWords('account');
  const [email, setEmail] = useState(knownEmail);
  const [stage, setStage] = useState<Exclude<SignInStage, { step: 'done' }> | null>(null);
  const [notice, setNotice] = useState<string>();

  function onStage(next: SignInStage) {
    if (next.step === 'done') {
      setStage(null);
      onSignedIn(next.session);
    } else if (next.step === 'set_up' && !setUp) onStartOver(refusals.setUpAtDesk);
    else setStage(next);
  }
  function onStartOver(reason?: string) {
    setStage(null);
    setNotice(reason);
  }

  const actions = { email: email ?? '', onStage, onStartOver };
  switch (stage?.step) {
    case 'code':
      return <AppCodeForm stage={stage} {...actions} />;
    case 'new_password':
      return <FirstPasswordForm stage={stage} {...actions} />;
    case 'set_up':
      return setUp?.(stage, actions);
    default:
      return (
        <>
          {notice && (
            <p className="notice problem" role="alert">
              {notice}
            </p>
          )}
          <PasswordForm
            {...(email === undefined ? {} : { email })}
            onStage={(next, credentials) => {
              setEmail(credentials.email);
              setNotice(undefined);
              onStage(next);
            }}
            {...(onDetour && { onDetour })}
          />
        </>
      );
  }
}
