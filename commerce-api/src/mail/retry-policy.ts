const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Pauses before the second try and those after it: a bad minute costs seconds, a bad day costs no mail. */
const PAUSES_MS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR] as const;

/** Tries that a mail has before it is set aside. */
export const MAIL_ATTEMPTS = PAUSES_MS.length + 1;

/** What becomes of a mail that could not be sent. */
export type MailFate = { state: 'waiting'; delayMs: number } | { state: 'failed' };

/** @param failure.attempts tries so far, at least 1; @param failure.final another try is of no use. */
export function afterFailedSend({ attempts, final }: { attempts: number; final: boolean }): MailFate {
  const delayMs = PAUSES_MS[attempts - 1];
  return final || delayMs === undefined ? { state: 'failed' } : { state: 'waiting', delayMs };
}
