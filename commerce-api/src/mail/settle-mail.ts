import type { Database } from '../platform/database.ts';
import { execute } from '../platform/sql.ts';
import { databaseNow } from '../platform/transaction.ts';
import type { ClaimedMail } from './claim-mail.ts';
import { afterFailedSend, type MailFate } from './retry-policy.ts';

type Claim = Pick<ClaimedMail, 'id' | 'attempts'>;

const ERROR_LENGTH = 2000;

/** Only the newest claim says how it went: an overtaken one must not undo what the next has written. */
const OWN = "WHERE id = $id AND attempts = $attempts AND state = 'waiting'";

/** Records that a mail has gone out. */
export async function recordSent(database: Database, claim: Claim, providerId: string): Promise<void> {
  await execute(
    { database },
    `UPDATE mails SET state = 'sent', sent_at = ${databaseNow(database)}, provider_id = $providerId, error = NULL ${OWN}`,
    { id: claim.id, attempts: claim.attempts, providerId },
  );
}

/** Records why a mail has not gone out, and when it is tried again, if ever. */
export async function recordNotSent(
  database: Database,
  claim: Claim,
  failure: { reason: string; final: boolean },
): Promise<MailFate> {
  const fate = afterFailedSend({ attempts: claim.attempts, final: failure.final });
  await execute(
    { database },
    `UPDATE mails SET state = $state, error = $error, next_attempt_at = ${databaseNow(database)} + $delayMs ${OWN}`,
    {
      id: claim.id,
      attempts: claim.attempts,
      state: fate.state,
      error: failure.reason.slice(0, ERROR_LENGTH),
      delayMs: fate.state === 'waiting' ? fate.delayMs : 0,
    },
  );
  return fate;
}
