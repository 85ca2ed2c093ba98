import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import { forgetSecondFactor } from '../platform/aws/cognito-people.ts';
import type { Services } from '../platform/services.ts';
import { cutOffSessions } from '../platform/session-cutoffs.ts';
import { carryOut } from './carry-out.ts';
import { type Actor, changeAs } from './change-as.ts';
import { findPerson } from './find-person.ts';
import { toPerson } from './list-people.ts';

/**
 * For who has lost the phone: the next sign-in asks for the password alone, and leads to setting up another app. Whoever has
 * found the phone is signed out.
 * @throws AppError `conflict` for oneself, `not_found`, `unavailable`.
 */
export async function resetSecondFactor(
  services: Pick<Services, 'database' | 'cognito' | 'settings'>,
  { actor, id }: { actor: Actor; id: string },
): Promise<void> {
  if (id === actor.customerId) {
    throw new AppError('conflict', 'Another manager has to do this for you.');
  }
  const { secondFactor } = await toPerson(services, await findPerson(services, id));
  const entry = {
    actor: actor.customerId,
    action: 'person.second_factor_reset',
    subject: id,
    before: { secondFactor },
    after: { secondFactor: false },
  };
  await changeAs(services, { actor, id }, async (on) => {
    await cutOffSessions(on, id, Date.now());
    await recordAudit(on, entry);
  });
  await carryOut(services, entry, () => forgetSecondFactor(services, id));
}
