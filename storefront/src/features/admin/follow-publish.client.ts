import { isSettled, type PublishRequest } from '@lapidary/shared/publishing/release';
import { BackendUnreachable } from '../../lib/api-client.client.ts';
import { getPublishRequest } from './admin-api.client.ts';
import { pause } from './pause.ts';
import { publishRequestEvents } from './publishing-events.client.ts';

const POLL_MS = 250;

/** @returns whether the request is settled, or nobody looks any more. */
type Tell = (request: PublishRequest) => boolean;

/** @throws BackendUnreachable when the stream is not to be had or breaks off */
async function listen(id: string, tell: Tell, signal: AbortSignal): Promise<void> {
  for await (const changed of publishRequestEvents(signal)) {
    // Once the stream is open nothing is missed any more; what happened before is asked for.
    const request = changed ?? (await getPublishRequest(id));
    if (request.id === id && tell(request)) return;
  }
}

/** @throws ApiProblem, SignedOut */
async function poll(id: string, tell: Tell, signal: AbortSignal): Promise<void> {
  for (;;) {
    await pause(POLL_MS, signal);
    if (signal.aborted) return;
    try {
      if (tell(await getPublishRequest(id))) return;
    } catch (error) {
      if (!(error instanceof BackendUnreachable)) throw error;
    }
  }
}

/**
 * Tells each state of the request to `onState` until it is live or has failed: as the API sends them, or, when that
 * stream breaks, by asking four times a second. The request is kept by the server, so an answer that does not come is
 * asked for again.
 * @param signal ends the following, not the publish
 * @throws ApiProblem, SignedOut
 */
export async function followPublish(
  request: PublishRequest,
  onState: (request: PublishRequest) => void,
  signal: AbortSignal,
): Promise<void> {
  const tell: Tell = (latest) => {
    if (!signal.aborted) onState(latest);
    return signal.aborted || isSettled(latest.state);
  };
  if (tell(request)) return;
  try {
    await listen(request.id, tell, signal);
  } catch (error) {
    if (!(error instanceof BackendUnreachable)) throw error;
    if (!signal.aborted) await poll(request.id, tell, signal);
  }
}
