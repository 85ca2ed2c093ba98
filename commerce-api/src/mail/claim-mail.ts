import type { Database } from '../platform/database.ts';
import { execute, selectOne } from '../platform/sql.ts';
import { databaseNow } from '../platform/transaction.ts';

/** A mail that this process alone may send, for the length of its lease. */
export interface ClaimedMail {
  id: string;
  recipient: string;
  subject: string;
  textBody: string;
  htmlBody: string;
  /** Tries, this one included; with the id it names the claim. */
  attempts: number;
}

/** Longer than a call to SES can take. Whoever died while sending is followed by another try after it. */
export const CLAIM_MS = 60_000;

/**
 * Takes the mail that has been due for longest, or undefined when none is. The guarded UPDATE lets one process have
 * it; should that process die, the mail is due again when the lease is over.
 */
export async function claimMail(database: Database, leaseMs = CLAIM_MS): Promise<ClaimedMail | undefined> {
  const on = { database };
  const now = databaseNow(database);
  for (;;) {
    const mail = await selectOne<ClaimedMail>(
      on,
      `SELECT id, recipient, subject, text_body AS textBody, html_body AS htmlBody, attempts FROM mails
       WHERE state = 'waiting' AND next_attempt_at <= ${now} ORDER BY next_attempt_at, id LIMIT 1`,
    );
    if (!mail) return undefined;
    const claimed = await execute(
      on,
      `UPDATE mails SET attempts = attempts + 1, next_attempt_at = ${now} + $leaseMs
       WHERE id = $id AND state = 'waiting' AND attempts = $attempts AND next_attempt_at <= ${now}`,
      { id: mail.id, attempts: mail.attempts, leaseMs },
    );
    if (claimed === 1) return { ...mail, attempts: mail.attempts + 1 };
  }
}
