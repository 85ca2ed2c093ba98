import type { Person } from '@lapidary/shared/people/person';
import type { Role } from '@lapidary/shared/people/role';

export const ROLES: readonly (readonly [role: Role, words: string])[] = [
  ['editor', 'Editor'],
  ['manager', 'Manager'],
];

export const roleWords = (role: Role): string => (role === 'manager' ? 'Manager' : 'Editor');

export const stateWords = ({ state }: Pick<Person, 'state'>): string =>
  ({ invited: 'Invited', active: 'Active', deactivated: 'Deactivated' })[state];

/** Something to do to a person that is asked about first. */
export interface Ask {
  title: string;
  confirm: string;
  consequence: string;
}

/** What taking the manager's role away does. */
export const askDemote = ({ email }: Person): Ask => ({
  title: `Make ${email} an editor?`,
  confirm: 'Make editor',
  consequence:
    'They are signed out everywhere at once. Signed in again, they see to products and publishing, and no longer to orders, terms, settings and people.',
});

export const askDeactivate = ({ email }: Person): Ask => ({
  title: `Deactivate ${email}?`,
  confirm: 'Deactivate',
  consequence:
    'They are signed out everywhere at once and cannot sign in, at the desk or in the shop, until they are reactivated. A view of publishing that is open goes on until its token ends, within the hour.',
});

export const askReset = ({ email }: Person): Ask => ({
  title: `Reset the second factor of ${email}?`,
  confirm: 'Reset',
  consequence:
    'They are signed out everywhere at once. Their password alone lets them set up another app at the next sign-in, so make sure that it is them who asked.',
});
