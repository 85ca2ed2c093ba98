import { randomUUID } from 'node:crypto';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { VersionedStoreSettings } from '@lapidary/shared/catalog/store';
import { afterAll, describe, expect, it } from 'vitest';
import { createMailClient } from '../platform/aws/send-email.ts';
import { execute, select } from '../platform/sql.ts';
import { buy } from '../platform/testing/buy.ts';
import { checkoutBody } from '../platform/testing/checkout-body.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { awsEndpoints } from '../platform/testing/test-settings.ts';
import { claimMail } from './claim-mail.ts';
import { MAIL_ATTEMPTS } from './retry-policy.ts';
import { runMailSender } from './run-mail-sender.ts';
import { type MailSender, sendDueMail } from './send-due-mail.ts';
import { recordNotSent, recordSent } from './settle-mail.ts';

interface MailRow {
  id: string;
  kind: string;
  recipient: string;
  state: string;
  attempts: number;
  error: string | null;
  providerId: string | null;
  sentAt: number | null;
}

const { database } = await openTestDatabase();
const on = { database };
const shop = createTestApp(database);
const { settings, log } = shop.services;
const clients: SESv2Client[] = [];
afterAll(() => {
  for (const client of clients) client.destroy();
});

/** A process that sends mail; `away` has nobody at the other end. */
function sender({ away = false } = {}): MailSender {
  const sesEndpoint = away ? 'http://127.0.0.1:9' : settings.aws.sesEndpoint;
  const ses = createMailClient({ aws: { ...settings.aws, sesEndpoint } });
  clients.push(ses);
  return { database, log, ses, from: 'Lapidary <orders@lapidary.test>' };
}

const { variantIds } = await insertLiveProduct(on, { variants: [{ price: 52_000, stock: 10_000 }] });
const order = () => buy(shop, variantIds);

const mailsOf = async (number: string): Promise<MailRow[]> =>
  await select<MailRow>(
    on,
    `SELECT id, kind, recipient, state, attempts, error, provider_id AS providerId, sent_at AS sentAt
     FROM mails WHERE order_number = $number ORDER BY created_at, id`,
    { number },
  );

const makeDue = (id: string) => execute(on, 'UPDATE mails SET next_attempt_at = 0 WHERE id = $id', { id });

/** What has arrived of a mail, as often as it has. */
async function arrived(id: string): Promise<{ to: string; subject: string; text: string; html: string }[]> {
  const response = await fetch(`${awsEndpoints()!.edge}/_local/outbox.json`);
  const messages = (await response.json()) as {
    to: string;
    subject: string;
    text: string;
    html: string;
    reference?: string;
  }[];
  return messages.filter(({ reference }) => reference === id);
}

async function sendAll(by: MailSender): Promise<void> {
  while (await sendDueMail(by));
}

describe('the outbox', () => {
  it('has the mail of an order as soon as there is an order, and sends it once', async () => {
    const placed = await order();
    const [mail, ...more] = await mailsOf(placed.number);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      kind: 'order_placed',
      recipient: placed.email,
      state: 'waiting',
      attempts: 0,
    });
    await sendAll(sender());
    const [sent] = await mailsOf(placed.number);
    expect(sent).toMatchObject({ state: 'sent', attempts: 1, error: null });
    expect(sent!.providerId).toBeTruthy();
    expect(sent!.sentAt).toBeGreaterThan(0);
    const [message, ...again] = await arrived(mail!.id);
    expect(again).toEqual([]);
    expect(message!.to).toBe(placed.email);
    for (const body of [message!.subject, message!.text, message!.html])
      expect(body).toContain(placed.number);
    for (const body of [message!.text, message!.html]) expect(body).toContain('$520.00');
  });

  it('keeps to the language in which it was ordered, also when the order goes on', async () => {
    const merchant = shop.visitor();
    const token = shop.tokens.merchant();
    const store = await merchant.send('GET', '/api/admin/settings/store', { token });
    const { settings: said } = (await store.json()) as VersionedStoreSettings;
    const changed = await merchant.send('PUT', '/api/admin/settings/store', {
      token,
      headers: { 'if-match': store.headers.get('etag')! },
      body: { ...said, languages: ['en', 'vi'] },
    });
    expect(changed.status).toBe(200);
    const placed = await buy(shop, variantIds, { checkout: { language: 'vi' } });
    const cancelled = await shop.visitor().send('POST', `/api/admin/orders/${placed.number}/transitions`, {
      token: shop.tokens.merchant(),
      body: { to: 'cancelled' },
    });
    expect(cancelled.status).toBe(200);
    const subjects = await select<{ subject: string }>(
      on,
      'SELECT subject FROM mails WHERE order_number = $number ORDER BY created_at, id',
      { number: placed.number },
    );
    expect(subjects.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Đơn hàng .* của bạn tại/),
      expect.stringMatching(/đã bị hủy$/),
    ]);
    await sendAll(sender());
  });

  it('has nothing of an order that was not placed', async () => {
    const { variantIds: scarce } = await insertLiveProduct(on, { variants: [{ price: 10, stock: 1 }] });
    const browsers = [shop.visitor(), shop.visitor()];
    for (const browser of browsers) {
      await browser.send('POST', '/api/bag/lines', { body: { variantId: scarce[0], quantity: 1 } });
    }
    const email = `${randomUUID()}@lapidary.test`;
    const answers = await Promise.all(
      browsers.map((browser) =>
        browser.send('POST', '/api/checkout', {
          body: checkoutBody({ email }),
          headers: { 'idempotency-key': randomUUID() },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await select(on, 'SELECT id FROM mails WHERE recipient = $email', { email })).toHaveLength(1);
    await sendAll(sender());
  });

  it('keeps mail while SES is away: orders go on, and mail goes out when it is back', async () => {
    const placed = await order();
    await sendAll(sender({ away: true }));
    const [waiting] = await mailsOf(placed.number);
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(waiting!.error).toContain('ECONNREFUSED');
    expect(await sendDueMail(sender())).toBe(false);
    await makeDue(waiting!.id);
    await sendAll(sender());
    expect((await mailsOf(placed.number))[0]).toMatchObject({ state: 'sent', attempts: 2, error: null });
    expect(await arrived(waiting!.id)).toHaveLength(1);
  });

  it('sends what a process that died had taken and not sent', async () => {
    const placed = await order();
    const taken = await claimMail(database);
    expect((await mailsOf(placed.number))[0]).toMatchObject({ id: taken!.id, state: 'waiting', attempts: 1 });
    expect(await sendDueMail(sender())).toBe(false);
    // Its lease is over.
    await makeDue(taken!.id);
    await sendAll(sender());
    expect((await mailsOf(placed.number))[0]).toMatchObject({ state: 'sent', attempts: 2 });
    expect(await arrived(taken!.id)).toHaveLength(1);
  });

  it('sends each mail once with several senders at work', async () => {
    const placed = [];
    for (let n = 0; n < 24; n += 1) placed.push(await order());
    const stop = new AbortController();
    const running = [1, 2, 3].map(() => runMailSender(sender(), stop.signal));
    const waiting = async () => (await select(on, "SELECT id FROM mails WHERE state = 'waiting'")).length;
    while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
    await Promise.all(running);
    for (const { number } of placed) {
      const [mail, ...more] = await mailsOf(number);
      expect([more, mail!.state, mail!.attempts]).toEqual([[], 'sent', 1]);
      expect(await arrived(mail!.id)).toHaveLength(1);
    }
  });

  it('sets aside what cannot be sent: after its tries, or at once when SES refuses it, with the reason', async () => {
    const [tried, refused] = [await order(), await order()];
    const [{ id: refusedId }] = (await mailsOf(refused.number)) as [MailRow];
    await execute(on, "UPDATE mails SET recipient = 'nobody' WHERE id = $id", { id: refusedId });
    await execute(
      on,
      'UPDATE mails SET next_attempt_at = next_attempt_at + 3600000 WHERE id <> $refusedId AND state = $state',
      {
        refusedId,
        state: 'waiting',
      },
    );
    await sendAll(sender());
    const [aside] = await mailsOf(refused.number);
    expect(aside).toMatchObject({ state: 'failed', attempts: 1 });
    expect(aside!.error).toContain('is no address');

    const [{ id }] = (await mailsOf(tried.number)) as [MailRow];
    const away = sender({ away: true });
    for (let attempt = 1; attempt <= MAIL_ATTEMPTS; attempt += 1) {
      expect((await mailsOf(tried.number))[0]).toMatchObject({ state: 'waiting', attempts: attempt - 1 });
      await makeDue(id);
      expect(await sendDueMail(away)).toBe(true);
    }
    expect((await mailsOf(tried.number))[0]).toMatchObject({ state: 'failed', attempts: MAIL_ATTEMPTS });
    await makeDue(id);
    expect(await sendDueMail(sender())).toBe(false);
    expect(await arrived(id)).toEqual([]);
  });

  it('does not let an overtaken sender undo what the next one has recorded', async () => {
    const placed = await order();
    const slow = await claimMail(database);
    await makeDue(slow!.id);
    const next = await claimMail(database);
    expect(next!.attempts).toBe(slow!.attempts + 1);
    await recordNotSent(database, slow!, { reason: 'late', final: true });
    await recordSent(database, next!, 'ses-1');
    await recordNotSent(database, next!, { reason: 'late', final: true });
    expect((await mailsOf(placed.number))[0]).toMatchObject({
      state: 'sent',
      error: null,
      providerId: 'ses-1',
    });
  });
});
