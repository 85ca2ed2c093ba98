import { html } from 'hono/html';
import type { Message } from './outbox.ts';

/** The page that shows what the shop would have mailed, newest first. Reloads itself. */
export async function outboxPage(messages: readonly Message[]): Promise<string> {
  const list = messages.map(
    (message) => html`<article>
      <h2>${message.subject}</h2>
      <p class="meta">to <b>${message.to}</b>, <time>${message.sentAt}</time></p>
      <p>${message.text}</p>
      ${message.code ? html`<p><code>${message.code}</code></p>` : ''}
    </article>`,
  );
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="refresh" content="5" />
        <title>Outbox</title>
        <style>
          body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
          article { border: 1px solid #ddd; border-radius: 8px; padding: 0.25rem 1rem; margin: 1rem 0; }
          h2 { font-size: 1.05rem; margin: 0.5rem 0 0; }
          .meta { color: #666; font-size: 0.85rem; margin: 0; }
          code { font-size: 1.4rem; letter-spacing: 0.15em; user-select: all; }
        </style>
      </head>
      <body>
        <h1>Outbox</h1>
        <p>On this machine no mail leaves. What the shop would have sent is here, newest first.</p>
        ${list.length > 0 ? list : html`<p>Nothing has been sent yet.</p>`}
      </body>
    </html>`;
  return String(await page);
}
