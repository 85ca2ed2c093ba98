import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Database } from '@lapidary/commerce-api/platform/database';
import { getPublishRequest, requestPublish } from '@lapidary/commerce-api/publishing';
import type { Receipt } from '@lapidary/shared/publishing/release';
import { useShopEnvironment } from '../start/shop-environment.ts';
import { answerRequests } from './answer-requests.ts';
import { compareWithBuild } from './compare-with-build.ts';
import { describeReceipt } from './describe-receipt.ts';
import { tryHoldLease } from './hold-lease.ts';
import { type OpenPublisher, openPublisher, openServices } from './open-publisher.ts';
import { type PublishSettings, readPublishSettings } from './settings.ts';

const USAGE = `Usage: npm run rebuild [-- --verify]

Renders every page again from what is published, uploads what differs and makes it live.
The shop must be running (npm start), or the settings of a deployed one be in the environment.

  --verify   afterwards build the whole site with plain astro build and compare every byte with what is live
  --help     this text`;

const POLL_MS = 200;
const PROGRESS_MS = 1_000;

/** Prints "240 of 1,000 pages, 120/s, 6 s left" now and then. */
function progressLine(): (done: number, total: number) => void {
  const startedAt = performance.now();
  let printedAt = startedAt;
  return (done, total) => {
    const now = performance.now();
    if (now - printedAt < PROGRESS_MS) return;
    printedAt = now;
    const rate = done / ((now - startedAt) / 1000);
    const left = Math.ceil((total - done) / rate);
    process.stderr.write(`${done} of ${total} pages, ${Math.round(rate)}/s, ${left} s left\n`);
  };
}

/** Publishes here and now. @returns null when the requests were answered by someone else meanwhile. */
async function publishHere(open: OpenPublisher, fence: number): Promise<Receipt | null> {
  await open.publisher.reconcile(fence);
  return await answerRequests(open, fence, progressLine());
}

/** Waits for the publisher that is at work to answer the request. */
async function waitForPublisher(database: Database, requestId: string): Promise<Receipt> {
  for (;;) {
    const request = await getPublishRequest({ database }, requestId);
    if (request.state === 'live' && request.receipt) return request.receipt;
    if (request.state === 'failed') throw new Error(request.error ?? 'the publisher gave up');
    await sleep(POLL_MS);
  }
}

/** Renders and publishes everything, through the running publisher if there is one, else in this process. */
async function rebuild(settings: PublishSettings): Promise<Receipt> {
  const services = await openServices(settings);
  try {
    const requestId = await requestPublish(
      { database: services.database },
      { cause: { kind: 'rebuild', actor: 'system', summary: 'Rebuild every page' }, productIds: null },
    );
    const lease = await tryHoldLease(services, `${hostname()}:${process.pid}`);
    if (!lease) {
      process.stderr.write('the running publisher does the work\n');
      return await waitForPublisher(services.database, requestId);
    }
    const open = await openPublisher(settings);
    try {
      const receipt = await publishHere(open, lease.fence);
      return receipt ?? (await waitForPublisher(services.database, requestId));
    } finally {
      await lease.release();
      await open.close();
    }
  } finally {
    await services.database.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, verify: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  useShopEnvironment();
  const settings = readPublishSettings();
  if (!existsSync(settings.rendererFolder)) {
    throw new Error('the page renderer has not been built yet; npm start builds it');
  }
  process.stdout.write(`${describeReceipt(await rebuild(settings)).join('\n')}\n`);
  if (!values.verify) return;
  const { files, differences } = await compareWithBuild(settings);
  if (differences.length > 0) {
    throw new Error(
      `${differences.length} of ${files} files differ from a full build: ${differences.join(', ')}`,
    );
  }
  process.stdout.write(`${files} files compared with a full astro build: 0 differ\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`rebuild: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
