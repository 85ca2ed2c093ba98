import { setTimeout as sleep } from 'node:timers/promises';
import { type MailSender, sendDueMail } from './send-due-mail.ts';

const POLL_MS = 1_000;
const AFTER_FAILURE_MS = 5_000;

/** Resolves after a while, or at once when the signal is aborted. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Sends what is due until the signal is aborted; resolves when the mail under way is settled. */
export async function runMailSender(sender: MailSender, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      if (!(await sendDueMail(sender))) await pause(POLL_MS, signal);
    } catch (error) {
      // The database is away: the mail stays where it is, and goes out when it is back.
      sender.log.error({ err: error }, 'the outbox cannot be read');
      await pause(AFTER_FAILURE_MS, signal);
    }
  }
}
