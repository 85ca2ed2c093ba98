import type { ChangePerson, Person } from '@lapidary/shared/people/person';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import { setActive, setRole } from '../platform/aws/cognito-people.ts';
import type { Services } from '../platform/services.ts';
import { cutOffSessions } from '../platform/session-cutoffs.ts';
import { carryOut } from './carry-out.ts';
import { type Actor, changeAs } from './change-as.ts';
import { findPerson } from './find-person.ts';
import { toPerson } from './list-people.ts';

/**
 * Changes a merchant's role, and whether they may sign in. Whoever loses rights is signed out at once, everywhere: tokens
 * that are out already still name the old groups. Whoever gains some has them with the next token, within the hour.
 * @throws AppError `conflict` for oneself, `not_found`, `unavailable`; asking again then does what is left.
 */
export async function changePerson(
  services: Pick<Services, 'database' | 'cognito' | 'settings'>,
  { actor, id, role, active }: ChangePerson & { actor: Actor; id: string },
): Promise<Person> {
  if (id === actor.customerId) {
    const detail = 'Nobody changes their own role or turns themselves off; ask another manager.';
    throw new AppError('conflict', detail);
  }
  const person = await findPerson(services, id);
  const before = { role: person.role, active: person.state !== 'deactivated' };
  const after = { role, active };
  const demoted = before.role === 'manager' && role === 'editor';
  const deactivated = before.active && !active;
  const reactivated = !before.active && active;
  if (role === before.role && active === before.active) return await toPerson(services, person);

  const entry = { actor: actor.customerId, action: 'person.change', subject: id, before, after };
  await changeAs(services, { actor, id }, async (on) => {
    if (demoted || deactivated) await cutOffSessions(on, id, Date.now());
    await recordAudit(on, entry);
  });
  await carryOut(services, entry, async () => {
    if (deactivated) await setActive(services, id, false);
    if (role !== before.role) await setRole(services, id, role);
    if (reactivated) await setActive(services, id, true);
  });
  return await toPerson(services, await findPerson(services, id));
}
