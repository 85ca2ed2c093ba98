import { EmailRefused, type SESv2Client, sendEmail } from '../platform/aws/send-email.ts';
import type { Services } from '../platform/services.ts';
import { claimMail } from './claim-mail.ts';
import { recordNotSent, recordSent } from './settle-mail.ts';

export interface MailSender extends Pick<Services, 'database' | 'log'> {
  ses: SESv2Client;
  from: string;
}

/**
 * Sends the mail that has been due for longest. Any number of processes may do so at once: a mail goes out once,
 * or again after a process died between sending it and saying so.
 * @returns whether there was one, sent or not.
 */
export async function sendDueMail({ database, log, ses, from }: MailSender): Promise<boolean> {
  const mail = await claimMail(database);
  if (!mail) return false;
  const { id, recipient: to, subject, textBody: text, htmlBody: html } = mail;
  let providerId: string;
  try {
    providerId = await sendEmail(ses, { id, from, to, subject, text, html });
  } catch (error) {
    const failure = { reason: (error as Error).message, final: error instanceof EmailRefused };
    const { state } = await recordNotSent(database, mail, failure);
    // Not the message, which may name the buyer: it is kept with the mail.
    log[state === 'failed' ? 'error' : 'warn'](
      { mail: id, fault: (error as Error).name, state },
      'mail not sent',
    );
    return true;
  }
  await recordSent(database, mail, providerId);
  return true;
}
