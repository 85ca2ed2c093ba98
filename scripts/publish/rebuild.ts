import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Database } from '@lapidary/commerce-api/platform/database';
import type { WorkerServices } from '@lapidary/commerce-api/platform/services';
import { getPublishRequest, requestPublish } from '@lapidary/commerce-api/publishing';
import type { Receipt } from '@lapidary/shared/publishing/release';
import { useShopEnvironment } from '../start/shop-environment.ts';
import { answerRequests } from './answer-requests.ts';
import { compareWithBuild } from './compare-with-build.ts';
import { describeReceipt } from './describe-receipt.ts';
import { describeDryRun, dryRun } from './dry-run.ts';
import { tryHoldLease } from './hold-lease.ts';
import { type OpenPublisher, openPublisher, openServices } from './open-publisher.ts';
import { readLivePages } from './read-live-pages.ts';
import { type PublishSettings, readPublishSettings } from './settings.ts';
import { SiteBucket } from './site-bucket.ts';

const USAGE = `Usage: npm run rebuild [-- --verify] [-- --dry-run] [-- --pages PATH …]

Renders every page again from what is published, uploads what differs and makes it live.
The shop must be running (npm start), or the settings of a deployed one be in the environment.

  --pages    render these pages only, such as /rings/ or /products/moon-ring/
  --dry-run  say what would change, and write nothing
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

/** Asks for everything to be rendered, or for some pages. @throws when one of them is not live. */
async function request(
  { database, s3, settings }: WorkerServices,
  paths: readonly string[] | undefined,
): Promise<string> {
  const on = { database };
  const cause = { kind: 'rebuild', actor: 'system' } as const;
  if (!paths)
    return await requestPublish(on, { cause: { ...cause, summary: 'Rebuild every page' }, productIds: null });
  const live = await readLivePages({ on, bucket: new SiteBucket(s3, settings.buckets.site) });
  const unknown = paths.find((path) => !(live && path in live.pages));
  if (unknown !== undefined) throw new Error(`there is no page ${unknown}`);
  const summary = paths.length === 1 ? `Rebuild ${paths[0]}` : `Rebuild ${paths.length} pages`;
  return await requestPublish(on, { cause: { ...cause, summary }, productIds: [], paths });
}

/** Renders and publishes, through the running publisher if there is one, else in this process. */
async function rebuild(settings: PublishSettings, paths: readonly string[] | undefined): Promise<Receipt> {
  const services = await openServices(settings);
  try {
    const requestId = await request(services, paths);
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

/** `--pages` takes one path or several, until the next option. */
function readPaths(pages: readonly string[] | undefined, more: readonly string[]): string[] | undefined {
  if (!pages) {
    if (more.length > 0)
      throw new Error(`${more[0]} is not understood; npm run rebuild -- --help tells what is`);
    return undefined;
  }
  const paths = [...new Set([...pages, ...more])];
  const wrong = paths.find((path) => !path.startsWith('/'));
  if (wrong !== undefined) throw new Error(`"${wrong}" is no path: they begin with /, such as /rings/`);
  return paths;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      verify: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      pages: { type: 'string', multiple: true },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  useShopEnvironment();
  const settings = readPublishSettings();
  if (!existsSync(settings.rendererFolder)) {
    throw new Error('the page renderer has not been built yet; npm start builds it');
  }
  const paths = readPaths(values.pages, positionals);
  if (values['dry-run']) {
    if (values.verify)
      throw new Error('--verify has nothing to compare after --dry-run: ask for one of them');
    const result = await dryRun(settings, { paths, progress: progressLine() });
    process.stdout.write(`${describeDryRun(result).join('\n')}\n`);
    return;
  }
  process.stdout.write(`${describeReceipt(await rebuild(settings, paths)).join('\n')}\n`);
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
