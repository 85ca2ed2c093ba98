import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutbox } from './outbox.ts';
import { messagePage, outboxPage } from './page.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapidary-outbox-'));
  file = join(folder, 'deep', 'messages.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('openOutbox', () => {
  it('gives messages newest first, and again after a restart', async () => {
    const outbox = await openOutbox(file);
    expect(outbox.latest()).toEqual([]);
    await outbox.send({ to: 'a@lapidary.test', subject: 'One', text: 'Hello' });
    await outbox.send({ to: 'a@lapidary.test', subject: 'Two', text: 'Use 123456', code: '123456' });
    expect(outbox.latest().map(({ subject }) => subject)).toEqual(['Two', 'One']);
    expect((await openOutbox(file)).latest()).toEqual(outbox.latest());
  });

  it('reads past a line that a crash cut short', async () => {
    const outbox = await openOutbox(file);
    await outbox.send({ to: 'a@lapidary.test', subject: 'Whole', text: 'Hello' });
    await appendFile(file, '{"id":"x","su');
    const again = await openOutbox(file);
    await again.send({ to: 'a@lapidary.test', subject: 'After', text: 'Hello' });
    expect(again.latest().map(({ subject }) => subject)).toEqual(['After', 'Whole']);
    expect((await openOutbox(file)).latest().map(({ subject }) => subject)).toEqual(['After', 'Whole']);
  });

  it('shows the latest 500', async () => {
    const outbox = await openOutbox(file);
    for (let n = 0; n < 510; n++) await outbox.send({ to: 'a@lapidary.test', subject: String(n), text: '' });
    expect(outbox.latest()).toHaveLength(500);
    expect(outbox.latest().at(-1)?.subject).toBe('10');
  });
});

describe('outboxPage', () => {
  it('escapes what people wrote', async () => {
    const page = await outboxPage([
      {
        id: '1',
        sentAt: '2026-01-01T00:00:00.000Z',
        to: '<a>',
        subject: '<script>',
        text: '&"',
        code: '<b>',
      },
    ]);
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toMatch(/<script>|<a>|<b><\/code>/);
  });

  it('leads to a page for each', async () => {
    const message = {
      id: 'a-1',
      sentAt: '2026-01-01T00:00:00.000Z',
      to: 'a@b.test',
      subject: 'S',
      text: 'T',
    };
    expect(await outboxPage([message])).toContain('href="/_local/outbox/a-1/"');
  });

  it('says so when it is empty', async () => {
    expect(await outboxPage([])).toContain('Nothing has been sent yet');
  });
});

describe('messagePage', () => {
  const message = {
    id: '1',
    sentAt: '2026-01-01T00:00:00.000Z',
    to: 'a@lapidary.test',
    subject: 'Order',
    text: 'Dear <Ada>',
  };

  it('shows HTML in a frame that may do nothing, whatever it holds, and the text beside it', async () => {
    const html = '<script>alert("1")</script>\'"><p>Hello</p>';
    const page = await messagePage({ ...message, html, from: 'Shop <s@lapidary.test>', reference: 'm-1' });
    expect(page).toContain('sandbox=""');
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|<p>Hello/);
    expect(page).toContain('Dear &lt;Ada&gt;');
    expect(page).toContain('Shop &lt;s@lapidary.test&gt;');
  });

  it('has no frame for a message of text only', async () => {
    expect(await messagePage(message)).not.toContain('<iframe');
  });
});
