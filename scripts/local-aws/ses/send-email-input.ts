import { z } from 'zod';

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html, as far as the shop uses it.

const content = z.object({ Data: z.string(), Charset: z.string().optional() });
const address = z.string().regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'is no address');

/** SES takes tags of these characters only. */
const tag = z.string().regex(/^[A-Za-z0-9_-]{1,256}$/, 'is no tag');

export const SendEmailInput = z.object({
  FromEmailAddress: address,
  Destination: z.object({ ToAddresses: z.array(address).min(1).max(50) }),
  Content: z.object({
    Simple: z.object({
      Subject: content.extend({
        Data: z
          .string()
          .min(1)
          .regex(/^[^\r\n]*$/, 'has a line break'),
      }),
      Body: z.object({ Text: content, Html: content.optional() }),
      Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
    }),
  }),
  EmailTags: z.array(z.object({ Name: tag, Value: tag })).default([]),
});
