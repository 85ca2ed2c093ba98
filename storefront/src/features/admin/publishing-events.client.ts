import type { PublishRequest } from '@lapidary/shared/publishing/release';
import { BackendUnreachable } from '../../lib/api-client.client.ts';
import { currentSession } from '../../lib/session.client.ts';
import { SignedOut } from '../../lib/session-request.client.ts';
import { createEventParser } from './parse-event-stream.ts';

const PATH = '/api/admin/publishing/events';
/** The API speaks every 15 seconds at least: after so long a silence the connection is dead. */
const SILENCE_MS = 40_000;

/**
 * Publish requests as they change, of all merchants; null once at the start, from when on none is missed. Read with
 * fetch, as an EventSource cannot send the access token.
 * @param signal ends the reading
 * @throws SignedOut; BackendUnreachable when the stream is not to be had or breaks off
 */
export async function* publishRequestEvents(signal: AbortSignal): AsyncGenerator<PublishRequest | null> {
  const session = await currentSession();
  if (!session) throw new SignedOut();
  const connection = new AbortController();
  const hangUp = () => connection.abort();
  signal.addEventListener('abort', hangUp, { once: true });
  let silence = setTimeout(hangUp, SILENCE_MS);
  try {
    const response = await fetch(PATH, {
      headers: { authorization: `Bearer ${session.accessToken}`, accept: 'text/event-stream' },
      signal: connection.signal,
    });
    if (!response.ok || !response.body) throw new BackendUnreachable(`GET ${PATH}: ${response.status}`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const parse = createEventParser();
    let begun = false;
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      clearTimeout(silence);
      silence = setTimeout(hangUp, SILENCE_MS);
      for (const message of parse(value ?? '')) {
        if (message?.event === 'request') yield JSON.parse(message.data) as PublishRequest;
        else if (!message && !begun) yield null;
        begun = true;
      }
    }
    throw new BackendUnreachable(`GET ${PATH}: the stream ended`);
  } catch (cause) {
    if (cause instanceof BackendUnreachable) throw cause;
    throw new BackendUnreachable(`GET ${PATH}: the stream broke off`, { cause });
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', hangUp);
    hangUp();
  }
}
