import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '@lapidary/commerce-api/platform/services';
import {
  acquirePublisherLease,
  prolongPublisherLease,
  releasePublisherLease,
} from '@lapidary/commerce-api/publishing';

const TTL_MS = 15_000;
const RETRY_MS = 250;

/** The right to publish, prolonged in the background while it is held. */
export interface HeldLease {
  fence: number;
  release(): Promise<void>;
}

type LeaseServices = Pick<Services, 'database' | 'log'>;

/** Takes the lease, or returns null while another publisher holds it. */
export async function tryHoldLease(
  { database, log }: LeaseServices,
  owner: string,
): Promise<HeldLease | null> {
  const on = { database };
  const fence = await acquirePublisherLease(on, { owner, ttlMs: TTL_MS });
  if (fence === null) return null;
  const prolong = async (): Promise<void> => {
    const held = await prolongPublisherLease(on, { fence, ttlMs: TTL_MS });
    if (!held) clearInterval(timer);
  };
  const timer = setInterval(() => {
    prolong().catch((error: unknown) => {
      // Not the end yet: whether the lease is lost is decided by the fence, before the switch.
      log.warn({ err: error }, 'the publisher’s lease could not be prolonged');
    });
  }, TTL_MS / 3);
  timer.unref();
  return {
    fence,
    async release() {
      clearInterval(timer);
      await releasePublisherLease(on, owner);
    },
  };
}

/** Waits until the lease can be taken; null when `signal` is aborted first. */
export async function holdLease(
  services: LeaseServices,
  owner: string,
  signal: AbortSignal,
): Promise<HeldLease | null> {
  while (!signal.aborted) {
    const lease = await tryHoldLease(services, owner);
    if (lease) return lease;
    await sleep(RETRY_MS);
  }
  return null;
}
