import { BadRequestException, MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Settings } from '../../settings.ts';
import { REQUEST_TIMEOUTS } from './clients.ts';

export type { SESv2Client };

export interface Email {
  /** Of the mail in the outbox: a mail that goes out twice after a crash carries it twice. */
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** SES will not take this mail, however often it is asked. */
export class EmailRefused extends Error {
  override name = 'EmailRefused';
}

/** One try for each call: the outbox tries again by itself, and knows for how long. */
export function createMailClient({ aws }: Pick<Settings, 'aws'>): SESv2Client {
  return new SESv2Client({
    region: aws.region,
    requestHandler: REQUEST_TIMEOUTS,
    maxAttempts: 1,
    ...(aws.sesEndpoint && { endpoint: aws.sesEndpoint }),
  });
}

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

/**
 * Hands a mail to SES.
 * @returns the id that SES gave it.
 * @throws EmailRefused when another try is of no use; anything else may be tried again.
 */
export async function sendEmail(client: SESv2Client, email: Email): Promise<string> {
  const command = new SendEmailCommand({
    FromEmailAddress: email.from,
    Destination: { ToAddresses: [email.to] },
    Content: {
      Simple: {
        Subject: utf8(email.subject),
        Body: { Text: utf8(email.text), Html: utf8(email.html) },
        // Mail programs that know it show one mail where two have the same.
        Headers: [{ Name: 'X-Entity-Ref-ID', Value: email.id }],
      },
    },
    EmailTags: [{ Name: 'mail-id', Value: email.id }],
  });
  try {
    const { MessageId } = await client.send(command);
    return MessageId ?? '';
  } catch (error) {
    if (error instanceof MessageRejected || error instanceof BadRequestException) {
      throw new EmailRefused(error.message, { cause: error });
    }
    throw error;
  }
}
