import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Outbox } from '../outbox/outbox.ts';
import { SendEmailInput } from './send-email-input.ts';

/** An SES v2 endpoint that keeps what it is given in the outbox. Signatures are not looked at. */
export function createSes({ outbox }: { outbox: Outbox }): Hono {
  const app = new Hono();
  app.post('/v2/email/outbound-emails', async (c) => {
    const input = SendEmailInput.safeParse(await c.req.json().catch(() => undefined));
    if (!input.success) {
      const [issue] = input.error.issues;
      return c.json({ message: `${issue?.path.join('.')}: ${issue?.message}` }, 400, {
        'x-amzn-errortype': 'BadRequestException',
      });
    }
    const { FromEmailAddress: from, Destination, Content, EmailTags } = input.data;
    const { Subject, Body } = Content.Simple;
    const reference = EmailTags.find(({ Name }) => Name === 'mail-id')?.Value;
    const MessageId = randomUUID();
    for (const to of Destination.ToAddresses) {
      await outbox.send({
        to,
        from,
        subject: Subject.Data,
        text: Body.Text.Data,
        ...(Body.Html && { html: Body.Html.Data }),
        ...(reference !== undefined && { reference }),
      });
    }
    return c.json({ MessageId }, 200);
  });
  app.notFound((c) =>
    c.json({ message: 'The stand-in for SES knows SendEmail only.' }, 404, {
      'x-amzn-errortype': 'NotFoundException',
    }),
  );
  return app;
}
