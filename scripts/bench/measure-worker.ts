import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { getPublishRequest } from '@lapidary/commerce-api/publishing';
import type { Receipt } from '@lapidary/shared/publishing/release';
import { MEMORY_ENVIRONMENT, MEMORY_LIMITS } from '../publish/memory-limits.ts';
import { openServices } from '../publish/open-publisher.ts';
import type { PublishSettings } from '../publish/settings.ts';
import { residentMb } from './process-figures.ts';

const PUBLISHES = 20;
const POLL_MS = 10;

const startWorker = (): ChildProcess =>
  fork(fileURLToPath(new URL('../publish/worker.ts', import.meta.url)), {
    env: { ...process.env, ...MEMORY_ENVIRONMENT },
    execArgv: [...MEMORY_LIMITS, '--disable-warning=ExperimentalWarning'],
  });

async function stop(worker: ChildProcess): Promise<void> {
  const ended = once(worker, 'exit');
  worker.disconnect();
  await ended;
}

/**
 * Measures the publisher's own process, as `npm start` runs it, after it has been started once: what Node compiled then
 * is kept.
 * @param edit changes a product and asks for it to be published; returns the id of the request.
 * @returns milliseconds from starting the process to the first publish being public; memory after some publishes.
 */
export async function measureWorker(
  settings: PublishSettings,
  edit: (round: number) => Promise<string>,
): Promise<{ startMs: number; memoryMb: number }> {
  const earlier = startWorker();
  await once(earlier, 'message');
  await stop(earlier);

  const { database } = await openServices(settings);
  const answered = async (requestId: string): Promise<Receipt> => {
    for (;;) {
      const { receipt, error } = await getPublishRequest({ database }, requestId);
      if (receipt) return receipt;
      if (error !== null) throw new Error(error);
      await sleep(POLL_MS);
    }
  };
  const first = await edit(1);
  const startedAt = Date.now();
  const worker = startWorker();
  try {
    const startMs = Date.parse((await answered(first)).liveAt) - startedAt;
    for (let round = 2; round < PUBLISHES; round += 1) await answered(await edit(round));
    return { startMs, memoryMb: residentMb(worker.pid!) };
  } finally {
    await stop(worker);
    await database.close();
  }
}
