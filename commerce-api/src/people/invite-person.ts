import type { InvitePerson, Person } from '@lapidary/shared/people/person';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import {
  createAccount,
  findAccount,
  listMerchants,
  resendInvitation,
  setRole,
} from '../platform/aws/cognito-people.ts';
import type { Services } from '../platform/services.ts';
import { carryOut } from './carry-out.ts';
import { type Actor, changeAs } from './change-as.ts';
import { findPerson } from './find-person.ts';
import { toPerson } from './list-people.ts';

/**
 * Makes somebody a merchant. A new address gets an account and mail with a temporary password, which is without rights
 * until the deed is in the audit log; who has been invited and has not come gets another mail; a shopper keeps the account.
 * @throws AppError `conflict` when the address is a merchant's already, or its account cannot be taken; `unavailable`.
 */
export async function invitePerson(
  services: Pick<Services, 'database' | 'cognito' | 'settings'>,
  { actor, email, role }: InvitePerson & { actor: Actor },
): Promise<Person> {
  const id = (await createAccount(services, email)) ?? (await takeAccount(services, email));
  const entry = { actor: actor.customerId, action: 'person.invite', subject: id, after: { role } };
  await changeAs(services, { actor, id }, (on) => recordAudit(on, entry));
  await carryOut(services, entry, () => setRole(services, id, role));
  return await toPerson(services, await findPerson(services, id));
}

/** The id of an account that is there already, once it can be a merchant's. */
async function takeAccount(services: Pick<Services, 'cognito' | 'settings'>, email: string): Promise<string> {
  const account = await findAccount(services, email);
  if (account?.state === 'invited') {
    await resendInvitation(services, email);
    return account.id;
  }
  const merchants = await listMerchants(services);
  if (!account || merchants.some(({ id }) => id === account.id)) {
    throw new AppError('conflict', 'This address is a merchant’s already.');
  }
  if (account.state === 'deactivated' || !account.confirmed) {
    const detail = 'This address has an account in the shop that is turned off, or not confirmed.';
    throw new AppError('conflict', detail);
  }
  return account.id;
}
