import { metricLine } from '@lapidary/commerce-api/platform/telemetry/embedded-metrics';
import { answerRequests, PublishFailed } from './answer-requests.ts';
import type { OpenPublisher } from './open-publisher.ts';
import type { Publisher } from './publisher.ts';

/** What a run works with. */
interface RunParts {
  publisher: Pick<Publisher, 'publish'>;
  services: Pick<OpenPublisher['services'], 'database' | 'log'>;
}

/**
 * One run, if anything is due; one that fails is told in the log, with a metric on which there is an alarm.
 * @returns whether there was.
 */
export async function publishOnce(open: RunParts, fence: number): Promise<boolean> {
  const { log } = open.services;
  try {
    const receipt = await answerRequests(open, fence);
    if (!receipt) return false;
    const { releaseId, changed, removed, rendered, liveAfterMs, phases } = receipt;
    log.info(
      { releaseId, changed: changed.length, removed: removed.length, rendered, liveAfterMs, phases },
      'published',
    );
  } catch (error) {
    if (!(error instanceof PublishFailed)) throw error;
    // Its requests wait for their next try; the others need not wait for them.
    log.error(
      { err: error.cause, requests: error.requestIds, ...metricLine('PublishFailures', 1, 'Count') },
      'publish failed',
    );
  }
  return true;
}
