import { AppError } from './app-error.ts';
import type { AccessToken } from './aws/access-token.ts';
import { type Executor, execute, selectOne } from './sql.ts';

/** A cut-off that no sign-in comes after: the account is gone. The last millisecond of the year 9999. */
export const FOREVER = Date.UTC(10_000, 0) - 1;

type Session = Pick<AccessToken, 'customerId' | 'signedInAt'>;

const signedOut = (): AppError => new AppError('unauthenticated', 'The session has ended; sign in again.');

/**
 * From now on the API refuses access tokens of sign-ins before `at`, which their signatures alone would let through
 * for up to an hour. A token tells its sign-in in whole seconds, so those of the same second are refused too.
 * A cut-off never moves back. To be called with the customer's row locked.
 */
export async function cutOffSessions(on: Executor, customerId: string, at: number): Promise<void> {
  const bind = { customerId, validFrom: at === FOREVER ? FOREVER : (Math.floor(at / 1000) + 1) * 1000 };
  const moved = await execute(
    on,
    `UPDATE session_cutoffs SET valid_from = CASE WHEN valid_from < $validFrom THEN $validFrom ELSE valid_from END
     WHERE customer_id = $customerId`,
    bind,
  );
  if (moved > 0) return;
  const sql = 'INSERT INTO session_cutoffs (customer_id, valid_from) VALUES ($customerId, $validFrom)';
  await execute(on, sql, bind);
}

/** @throws AppError `unauthenticated` when the customer has signed out everywhere since, or has no account any more. */
export async function requireCurrentSession(
  on: Executor,
  { customerId, signedInAt }: Session,
): Promise<void> {
  const row = await selectOne<{ validFrom: number }>(
    on,
    'SELECT valid_from AS validFrom FROM session_cutoffs WHERE customer_id = $customerId',
    { customerId },
  );
  if (row && signedInAt.getTime() < row.validFrom) throw signedOut();
}

/**
 * The same as a condition, for a statement that runs anyway; false when the session has ended. Without a session it
 * is always true.
 */
export const sessionIsCurrent = (session: Session | undefined) =>
  session === undefined
    ? { sql: '1 = 1', bind: {} }
    : {
        sql: `NOT EXISTS (SELECT 1 FROM session_cutoffs
                WHERE customer_id = $sessionCustomer AND valid_from > $signedInAt)`,
        bind: { sessionCustomer: session.customerId, signedInAt: session.signedInAt.getTime() },
      };
