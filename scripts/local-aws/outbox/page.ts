import { html } from 'hono/html';
import type { Message } from './outbox.ts';

type Markup = ReturnType<typeof html>;

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
  article { border: 1px solid #ddd; border-radius: 8px; padding: 0.5rem 1rem; margin: 1rem 0; overflow-wrap: anywhere; }
  h1, h2 { line-height: 1.3; }
  h2 { font-size: 1.05rem; margin: 0; }
  article p { margin: 0.25rem 0; }
  body > h2 { margin: 1.5rem 0 0.5rem; }
  .meta { color: #666; font-size: 0.85rem; overflow-wrap: anywhere; }
  .start { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
  code { font-size: 1.4rem; letter-spacing: 0.15em; user-select: all; }
  pre { font: 14px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #ddd;
    padding: 1rem; margin: 0; }
  iframe { width: 100%; height: 44rem; border: 1px solid #ddd; resize: vertical; box-sizing: border-box; }
`;

const document = async (title: string, content: Markup, head?: Markup): Promise<string> =>
  String(
    await html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          ${head ?? ''}
          <title>${title}</title>
          <style>${STYLE}</style>
        </head>
        <body>${content}</body>
      </html>`,
  );

const meta = ({ to, from, sentAt }: Message): Markup =>
  html`<p class="meta">to <b>${to}</b>${from ? html`, from ${from}` : ''}, <time datetime="${sentAt}">${sentAt.slice(0, 19).replace('T', ' ')} UTC</time></p>`;

const code = (message: Message): Markup | string =>
  message.code ? html`<p><code>${message.code}</code></p>` : '';

/** Where the page of a message is, below the list. */
const messagePath = ({ id }: Message): string => `/_local/outbox/${encodeURIComponent(id)}/`;

/** The page that shows what the shop would have mailed, newest first. Reloads itself. */
export async function outboxPage(messages: readonly Message[]): Promise<string> {
  const list = messages.map(
    (message) => html`<article>
      <h2><a href="${messagePath(message)}">${message.subject}</a></h2>
      ${meta(message)}
      <p class="start">${message.text}</p>
      ${code(message)}
    </article>`,
  );
  const content = html`<h1>Outbox</h1>
    <p>On this machine no mail leaves. What the shop would have sent is here, newest first.</p>
    ${list.length > 0 ? list : html`<p>Nothing has been sent yet.</p>`}`;
  return await document('Outbox', await content, await html`<meta http-equiv="refresh" content="5" />`);
}

/** The page of one message: as HTML in a frame that may do nothing, and as plain text. */
export async function messagePage(message: Message): Promise<string> {
  const content = html`<p><a href="/_local/outbox/">Outbox</a></p>
    <h1>${message.subject}</h1>
    ${meta(message)} ${code(message)}
    ${
      message.html
        ? html`<h2>HTML</h2>
          <iframe title="The mail as HTML" sandbox="" srcdoc="${message.html}"></iframe>`
        : ''
    }
    <h2>Plain text</h2>
    <pre>${message.text}</pre>`;
  return await document(message.subject, await content);
}
