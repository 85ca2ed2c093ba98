import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BadRequestException,
  SESv2Client,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { region } from '../constants.ts';
import { type Outbox, openOutbox } from '../outbox/outbox.ts';
import { type ServedApp, serveApp } from '../testing/serve-app.ts';
import { createSes } from './index.ts';

let folder: string;
let outbox: Outbox;
let served: ServedApp;
let client: SESv2Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapidary-ses-'));
  outbox = await openOutbox(join(folder, 'messages.jsonl'));
  served = await serveApp(createSes({ outbox }));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SESv2Client({ endpoint: served.url, region, credentials, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await served[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const email = (change: Partial<SendEmailCommandInput> = {}): SendEmailCommand =>
  new SendEmailCommand({
    FromEmailAddress: 'Lapidary <orders@lapidary.test>',
    Destination: { ToAddresses: ['ada@lapidary.test'] },
    Content: {
      Simple: { Subject: { Data: 'Émeraude' }, Body: { Text: { Data: 'Text' }, Html: { Data: '<p>HTML' } } },
    },
    EmailTags: [{ Name: 'mail-id', Value: '01ABC' }],
    ...change,
  });

it('keeps what the SDK sends, with the sender’s reference', async () => {
  const { MessageId } = await client.send(email());
  expect(MessageId).toBeTruthy();
  expect(outbox.latest()).toHaveLength(1);
  expect(outbox.latest()[0]).toMatchObject({
    to: 'ada@lapidary.test',
    from: 'Lapidary <orders@lapidary.test>',
    subject: 'Émeraude',
    text: 'Text',
    html: '<p>HTML',
    reference: '01ABC',
  });
});

it.each<[string, Partial<SendEmailCommandInput>]>([
  ['nobody to send to', { Destination: { ToAddresses: [] } }],
  ['an address that is none', { Destination: { ToAddresses: ['ada'] } }],
  ['no content', { Content: {} }],
  ['a subject of two lines', { Content: { Simple: { Subject: { Data: 'a\nBcc: b' }, Body: {} } } }],
  ['a tag that SES would not take', { EmailTags: [{ Name: 'mail id', Value: 'x' }] }],
])('refuses %s as SES does', async (_what, change) => {
  const before = outbox.latest().length;
  await expect(client.send(email(change))).rejects.toBeInstanceOf(BadRequestException);
  expect(outbox.latest()).toHaveLength(before);
});

it('knows nothing else', async () => {
  expect((await fetch(`${served.url}/v2/email/identities`)).status).toBe(404);
});
