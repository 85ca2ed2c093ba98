import { setTimeout as sleep } from 'node:timers/promises';
import { claimPublishRequests, failPublishRequests, LeaseLost } from '@lapidary/commerce-api/publishing';
import { type HeldLease, holdLease } from './hold-lease.ts';
import type { OpenPublisher } from './open-publisher.ts';

const IDLE_MS = 100;
const AFTER_FAILURE_MS = 1_000;

type Worked = Pick<OpenPublisher, 'publisher' | 'services'>;

/** One look at the outbox. @returns how long to wait before the next. */
async function workOnce({ publisher, services }: Worked, lease: HeldLease): Promise<number> {
  const { database, log } = services;
  await publisher.reconcile(lease.fence);
  const claimed = await claimPublishRequests(database, lease.fence);
  if (!claimed) return IDLE_MS;
  try {
    const { releaseId, changed, removed, rendered, liveAfterMs, phases } = await publisher.publish(
      claimed,
      lease.fence,
    );
    log.info(
      { releaseId, changed: changed.length, removed: removed.length, rendered, liveAfterMs, phases },
      'published',
    );
    return 0;
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    log.error({ err: error, requests: claimed.ids }, 'publish failed');
    await failPublishRequests(database, { requestIds: claimed.ids, error: (error as Error).message });
    return AFTER_FAILURE_MS;
  }
}

/** Works on the outbox until it is told to stop, or another publisher takes over. */
async function workWithLease(open: Worked, lease: HeldLease, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let pause: number;
    try {
      pause = await workOnce(open, lease);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      // Database, bucket or edge are away, say: the requests wait, nothing is lost.
      open.services.log.error({ err: error }, 'the outbox cannot be worked on');
      pause = AFTER_FAILURE_MS;
    }
    await sleep(pause);
  }
}

/** Answers publish requests, whenever this publisher holds the lease, until `signal` is aborted. */
export async function workOutbox(open: Worked, owner: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const lease = await holdLease(open.services, owner, signal);
    if (!lease) break;
    await workWithLease(open, lease, signal);
    await lease.release();
  }
}
