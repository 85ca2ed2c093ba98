import { accountPath, homePath } from '@lapidary/shared/page-paths';
import { SignOutButton } from './SignOutButton.tsx';

export function NotMerchant({ email }: { email: string }) {
  return (
    <main className="wrap page admin-gate">
      <h1>Merchant’s desk</h1>
      <div className="notice">
        <p>
          You are signed in as <strong>{email}</strong>, which is not a merchant of this shop. Sign in with a
          merchant’s account, or ask a manager of the shop to invite you.
        </p>
      </div>
      <SignOutButton />
      <p className="admin-links">
        <a href={accountPath()}>Your account</a>
        <a href={homePath()}>To the shop</a>
      </p>
    </main>
  );
}
