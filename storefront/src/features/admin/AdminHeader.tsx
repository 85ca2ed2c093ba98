import { homePath } from '@lapidary/shared/page-paths';
import { useStore } from '@nanostores/react';
import { $session } from '../../lib/session.client.ts';
import { $visit } from './admin-navigation.client.ts';
import { type AdminRoute, routeHash } from './admin-routes.ts';
import { SignOutButton } from './SignOutButton.tsx';

const isProducts = ({ screen }: AdminRoute) => /product/.test(screen);
const isReleases = ({ screen }: AdminRoute) => /release/.test(screen);

export function AdminHeader() {
  const session = useStore($session);
  const { route } = useStore($visit);
  const current = (is: boolean) => (is ? { 'aria-current': 'page' as const } : {});
  return (
    <header className="admin-header">
      <div className="wrap">
        <span className="admin-name">Merchant’s desk</span>
        <nav aria-label="Desk">
          <a href={routeHash({ screen: 'products' })} {...current(isProducts(route))}>
            Products
          </a>
          <a href={routeHash({ screen: 'releases' })} {...current(isReleases(route))}>
            Releases
          </a>
        </nav>
        <div className="admin-who">
          <a href={homePath()}>View shop</a>
          {session.status === 'signed_in' && <span className="quiet">{session.session.email}</span>}
          <SignOutButton />
        </div>
      </div>
    </header>
  );
}
