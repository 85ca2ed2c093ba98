import { forgotPasswordPath, homePath } from '@lapidary/shared/page-paths';
import { EnglishSignInForm as SignInForm } from '../account/EnglishSignInForm.tsx';

/** Signing in leads back to the desk by itself: the session is what the desk shows. */
export function AdminSignIn({ embedded = false }: { embedded?: boolean }) {
  if (embedded) return <SignInForm onSignedIn={() => {}} />;
  return (
    <main className="wrap page admin-gate">
      <h1>Merchant’s desk</h1>
      <SignInForm onSignedIn={() => {}} />
      <p className="admin-links">
        <a href={forgotPasswordPath()}>Forgot your password?</a>
        <a href={homePath()}>To the shop</a>
      </p>
    </main>
  );
}
