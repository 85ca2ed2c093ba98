import type { Role } from '@lapidary/shared/people/role';
import { useStore } from '@nanostores/react';
import { $session } from '../../lib/session.client.ts';

/** The id of who sits at the desk; null while nobody does. */
export function useMe(): string | null {
  const session = useStore($session);
  return session.status === 'signed_in' ? session.session.customerId : null;
}

/** What who sits at the desk may do; null while nobody does. */
export function useRole(): Role | null {
  const session = useStore($session);
  return session.status === 'signed_in' ? session.session.role : null;
}
