import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { runDueSchedules } from '@lapidary/commerce-api/catalog';
import { LeaseLost } from '@lapidary/commerce-api/publishing';
import { SettingsError } from '@lapidary/commerce-api/settings';
import { answerRequests, PublishFailed } from './answer-requests.ts';
import { type HeldLease, holdLease } from './hold-lease.ts';
import { type OpenPublisher, openPublisher } from './open-publisher.ts';
import { readPublishSettings } from './settings.ts';

const IDLE_MS = 100;
const AFTER_FAILURE_MS = 1_000;

/** One look at the schedules and the outbox. @returns how long to wait before the next. */
async function workOnce(open: OpenPublisher, lease: HeldLease): Promise<number> {
  const { log } = open.services;
  await runDueSchedules(open.services);
  try {
    const receipt = await answerRequests(open, lease.fence);
    if (!receipt) return IDLE_MS;
    const { releaseId, changed, removed, rendered, liveAfterMs, phases } = receipt;
    log.info(
      { releaseId, changed: changed.length, removed: removed.length, rendered, liveAfterMs, phases },
      'published',
    );
  } catch (error) {
    if (!(error instanceof PublishFailed)) throw error;
    // Its requests wait for their next try; the others need not wait for them.
    log.error({ err: error.cause, requests: error.requestIds }, 'publish failed');
  }
  return 0;
}

/** Works on the outbox until it is told to stop, or another publisher takes over. */
async function workWithLease(open: OpenPublisher, lease: HeldLease, signal: AbortSignal): Promise<void> {
  await open.publisher.reconcile();
  while (!signal.aborted) {
    let pause: number;
    try {
      pause = await workOnce(open, lease);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      // The database is away, say: the requests wait in it, nothing is lost.
      open.services.log.error({ err: error }, 'the outbox cannot be read');
      pause = AFTER_FAILURE_MS;
    }
    await sleep(pause);
  }
}

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => stop.abort());
  const open = await openPublisher(readPublishSettings());
  const owner = `${hostname()}:${process.pid}`;
  open.services.log.info({ owner }, 'publisher ready');
  process.send?.({ ready: true });
  while (!stop.signal.aborted) {
    const lease = await holdLease(open.services, owner, stop.signal);
    if (!lease) break;
    await workWithLease(open, lease, stop.signal);
    await lease.release();
  }
  await open.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SettingsError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
