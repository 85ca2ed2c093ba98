import type { Services } from '@lapidary/commerce-api/platform/services';
import {
  claimPublishRequests,
  failPublishRequests,
  LeaseLost,
  markPhase,
} from '@lapidary/commerce-api/publishing';
import type { Receipt } from '@lapidary/shared/publishing/release';
import type { Publisher } from './publisher.ts';
import type { RenderProgress } from './render-pages.ts';

/** A run failed; its requests have been put back, or set aside. `cause` is what went wrong. */
export class PublishFailed extends Error {
  override name = 'PublishFailed';
  readonly requestIds: readonly string[];

  constructor(requestIds: readonly string[], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.requestIds = requestIds;
  }
}

/**
 * One run: claims what is due, publishes it, and tells its requests each step.
 * @returns the receipt, or null when nothing is due.
 * @throws LeaseLost when another publisher has taken over, PublishFailed when the run failed.
 */
export async function answerRequests(
  { publisher, services }: { publisher: Pick<Publisher, 'publish'>; services: Pick<Services, 'database'> },
  fence: number,
  progress?: RenderProgress,
): Promise<Receipt | null> {
  const { database } = services;
  const claimed = await claimPublishRequests(database, fence);
  if (!claimed) return null;
  const requestIds = claimed.ids;
  try {
    return await publisher.publish(claimed, fence, progress, (phase) =>
      markPhase(database, { fence, requestIds, phase }),
    );
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    const failure = new PublishFailed(requestIds, error);
    await failPublishRequests(database, { fence, requestIds, error: failure.message });
    throw failure;
  }
}
