import { forgotPasswordPath, homePath } from '@lapidary/shared/page-paths';
import { EnglishSignInForm as SignInForm } from '../account/EnglishSignInForm.tsx';
import { SetUpApp } from './second-factor/SetUpApp.tsx';

/** Signing in leads back to the desk by itself: the session is what the desk shows. */
export function AdminSignIn({ embedded = false }: { embedded?: boolean }) {
  const form = (
    <SignInForm
      onSignedIn={() => {}}
      setUp={({ app }, { email, onStage, onStartOver }) => (
        <SetUpApp app={app} email={email} onDone={onStage} onTooLate={onStartOver} />
      )}
    />
  );
  if (embedded) return form;
  return (
    <main className="wrap page admin-gate">
      <h1>Merchant’s desk</h1>
      {form}
      <p className="admin-links">
        <a href={forgotPasswordPath()}>Forgot your password?</a>
        <a href={homePath()}>To the shop</a>
      </p>
    </main>
  );
}
