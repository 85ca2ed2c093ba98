import { setTimeout as sleep } from 'node:timers/promises';
import { runDueSchedules } from '@lapidary/commerce-api/catalog';
import { hasDueRequest, LeaseLost } from '@lapidary/commerce-api/publishing';
import { endAnnouncement } from '@lapidary/commerce-api/store';
import { answerForecast } from './answer-forecast.ts';
import { answerPreview } from './answer-preview.ts';
import { type HeldLease, holdLease } from './hold-lease.ts';
import { Housekeeping } from './keep-house.ts';
import type { OpenPublisher } from './open-publisher.ts';
import { publishOnce } from './publish-once.ts';
import { requestOwnBuild } from './request-own-build.ts';

const IDLE_MS = 100;
const AFTER_FAILURE_MS = 1_000;

type Worked = Pick<
  OpenPublisher,
  'publisher' | 'services' | 'bucket' | 'snapshotFile' | 'snapshot' | 'renderer'
> & { readonly publishOwnBuild?: boolean };

/** Asks for what is due by the clock to be published. */
async function requestDue({ services }: Worked): Promise<void> {
  await runDueSchedules(services);
  await endAnnouncement(services);
}

/** Whether something has to be published before forecasts go on, asked as often as one likes. */
function urgencyOf(open: Worked, signal: AbortSignal): () => Promise<boolean> {
  let lookedAt = performance.now();
  return async () => {
    if (performance.now() - lookedAt > IDLE_MS) {
      await requestDue(open);
      lookedAt = performance.now();
    }
    return signal.aborted || (await hasDueRequest(open.services));
  };
}

/** One look at the schedules, the outbox, the previews and the forecasts. @returns how long to wait before the next. */
async function workOnce(
  open: Worked,
  house: Housekeeping,
  lease: HeldLease,
  signal: AbortSignal,
): Promise<number> {
  await open.publisher.reconcile(lease.fence);
  await requestDue(open);
  const published = await publishOnce(open, lease.fence);
  const previewed = await answerPreview(open);
  const forecast = !published && (await answerForecast(open, urgencyOf(open, signal)));
  if (published || previewed || forecast) return 0;
  return (await house.doSome(lease.fence)) ? 0 : IDLE_MS;
}

/** Works on the outbox until it is told to stop, or another publisher takes over. */
async function workWithLease(
  open: Worked,
  house: Housekeeping,
  lease: HeldLease,
  signal: AbortSignal,
): Promise<void> {
  let checksBuild = open.publishOwnBuild ?? false;
  while (!signal.aborted) {
    let pause: number;
    try {
      if (checksBuild) {
        await open.publisher.reconcile(lease.fence);
        await requestOwnBuild(open);
        checksBuild = false;
      }
      pause = await workOnce(open, house, lease, signal);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      // Database, bucket or edge are away, say: the requests wait, nothing is lost.
      open.services.log.error({ err: error }, 'the outbox cannot be worked on');
      pause = AFTER_FAILURE_MS;
    }
    await sleep(pause);
  }
}

/** Answers publish requests, previews and forecasts, whenever this publisher holds the lease, until `signal` is aborted. */
export async function workOutbox(open: Worked, owner: string, signal: AbortSignal): Promise<void> {
  const house = new Housekeeping(open);
  while (!signal.aborted) {
    const lease = await holdLease(open.services, owner, signal);
    if (!lease) break;
    await workWithLease(open, house, lease, signal);
    await lease.release();
  }
  await house.close();
}
