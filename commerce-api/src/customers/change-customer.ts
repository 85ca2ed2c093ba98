import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { ensureCustomer, lockCustomer } from './customer-rows.ts';

/**
 * Runs `work` in a transaction that holds the customer's row, so that changes of one account happen one after the other.
 * @throws AppError `unauthenticated` when the account has been deleted, and whatever `work` throws.
 */
export async function changeCustomer<Result>(
  { database }: Pick<Services, 'database'>,
  customerId: string,
  work: (on: OpenTransaction) => Promise<Result>,
): Promise<Result> {
  await ensureCustomer({ database }, customerId);
  return await inTransaction(database, async (on) => {
    if (!(await lockCustomer(on, customerId))) {
      throw new AppError('unauthenticated', 'This account has been deleted.');
    }
    return await work(on);
  });
}
