import { isSettled, type PublishRequest } from '@lapidary/shared/publishing/release';
import { BackendUnreachable } from '../../lib/api-client.client.ts';
import { getPublishRequest } from './admin-api.client.ts';

const POLL_MS = 250;

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/**
 * Asks for the request's state four times a second until it is live or has failed, telling each answer to `onState`.
 * The request is kept by the server, so an answer that does not come is asked for again.
 * @param signal ends the asking, not the publish
 * @throws ApiProblem, SignedOut
 */
export async function followPublish(
  request: PublishRequest,
  onState: (request: PublishRequest) => void,
  signal: AbortSignal,
): Promise<void> {
  let latest = request;
  onState(latest);
  while (!isSettled(latest.state)) {
    await pause(POLL_MS, signal);
    if (signal.aborted) return;
    try {
      latest = await getPublishRequest(request.id);
    } catch (error) {
      if (!(error instanceof BackendUnreachable)) throw error;
      continue;
    }
    if (!signal.aborted) onState(latest);
  }
}
