import { ensureCustomer, lockCustomer } from '../customers/index.ts';
import { AppError } from '../platform/app-error.ts';
import type { AccessToken } from '../platform/aws/access-token.ts';
import type { Services } from '../platform/services.ts';
import { requireCurrentSession } from '../platform/session-cutoffs.ts';
import { inTransaction, type OpenTransaction } from '../platform/transaction.ts';

export type Actor = Pick<AccessToken, 'customerId' | 'signedInAt'>;

/**
 * Runs `work` in a transaction that holds both people, after seeing that the actor's sign-in still counts. Taking rights
 * away cuts sign-ins off in it, so of two managers who take each other's rights at the same time only one succeeds, and the
 * shop always has a manager.
 * @throws AppError `unauthenticated` when the actor's sign-in has been cut off, `not_found` when the account is deleted.
 */
export async function changeAs(
  { database }: Pick<Services, 'database'>,
  { actor, id }: { actor: Actor; id: string },
  work: (on: OpenTransaction) => Promise<void>,
): Promise<void> {
  // Always in the same order, so that two who lock each other do not wait for each other.
  const both = [...new Set([actor.customerId, id])].sort();
  for (const one of both) await ensureCustomer({ database }, one);
  await inTransaction(database, async (on) => {
    for (const one of both) {
      if (!(await lockCustomer(on, one))) throw new AppError('not_found', 'This account has been deleted.');
    }
    await requireCurrentSession(on, actor);
    await work(on);
  });
}
