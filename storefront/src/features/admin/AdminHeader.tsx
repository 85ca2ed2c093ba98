import { homePath } from '@lapidary/shared/page-paths';
import { useStore } from '@nanostores/react';
import { $session } from '../../lib/session.client.ts';
import { routeHash } from './admin-routes.ts';
import { DeskNavigation } from './desk/DeskNavigation.tsx';
import { $help } from './desk/shortcuts.client.ts';
import { SignOutButton } from './SignOutButton.tsx';

export function AdminHeader() {
  const session = useStore($session);
  return (
    <header className="admin-header">
      <div className="wrap">
        <span className="admin-name">Merchant’s desk</span>
        <DeskNavigation />
        <div className="admin-who">
          <a href={homePath()}>View shop</a>
          <button type="button" className="text-button" onClick={() => $help.set(true)}>
            Help
          </button>
          {session.status === 'signed_in' && (
            <a className="quiet" href={routeHash({ screen: 'sign_in' })}>
              {session.session.email}
            </a>
          )}
          <SignOutButton />
        </div>
      </div>
    </header>
  );
}
