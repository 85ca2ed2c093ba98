import { setTimeout as sleep } from 'node:timers/promises';
import { execute, selectOne } from '@lapidary/commerce-api/platform/sql';
import { getPublishRequest, requestPublish } from '@lapidary/commerce-api/publishing';
import { notFoundPath } from '@lapidary/shared/page-paths';
import type { Receipt } from '@lapidary/shared/publishing/release';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { isReleased, MAX_KEYS_PER_WRITE } from './manifest.ts';
import { PUBLISH_STEPS, type PublishStep } from './publish-step.ts';
import type { LivePages } from './read-live-pages.ts';
import { changeProduct } from './testing/change-product.ts';
import { crawl, type Sighting, see } from './testing/crawl.ts';
import { openTestShop } from './testing/open-test-shop.ts';
import { type PublisherProcess, startPublisherProcess } from './testing/publisher-process.ts';

const POLL_MS = 25;
const NOWHERE = '/there-is-no-such-page/';

const shop = await openTestShop();
const { services, edge, settings } = shop;
const { publicUrl } = settings.api;
await shop.lease.release();

// The next publisher is up before the one at work dies: that saves the time of its start, not what it has to find out.
let working = startPublisherProcess(shop.environment);
await atWork();
let standby = startPublisherProcess(shop.environment);
afterAll(async () => {
  await Promise.all([working, standby].map((one: PublisherProcess) => one.stop()));
});

/** Waits until the publisher holds the lease. */
async function atWork(): Promise<void> {
  await working.ready;
  await until(async () => {
    const lease = await selectOne<{ owner: string }>(services, 'SELECT owner FROM publisher_lease');
    return lease?.owner === working.owner ? true : null;
  });
}

/** Lets the standby take over, as it would when the lease of the dead has run out. */
async function takeOver(): Promise<void> {
  working = standby;
  await working.ready;
  await execute(services, 'UPDATE publisher_lease SET expires_at = 0');
  await atWork();
  standby = startPublisherProcess(shop.environment);
}

async function until<Value>(ask: () => Promise<Value | null>): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (value !== null) return value;
    await sleep(POLL_MS);
  }
}

/** Waits until the request is answered by a release. */
const answered = (requestId: string): Promise<Receipt> =>
  until(async () => {
    const { receipt, error, state } = await getPublishRequest(services, requestId);
    if (state === 'failed') throw new Error(`the request failed: ${error}`);
    return receipt;
  });

let edits = 0;
const nextTitle = (word: string): string => {
  edits += 1;
  return `${word} ${edits}`;
};

const small = () => changeProduct(services, 'piece-45', { title: nextTitle('Edit') });

/** The name stands in the navigation of every page. */
async function large(): Promise<string> {
  await execute(services, "UPDATE categories SET title = $title WHERE slug = 'rings'", {
    title: nextTitle('Rings'),
  });
  const cause = { kind: 'rebuild', actor: 'merchant', summary: 'Rename a category' } as const;
  return await requestPublish(services, { cause, productIds: null });
}

const hashIn = ({ pages }: LivePages, path: string): string => pages[path]!.hash;

/** Error pages of the releases so far: CloudFront keeps one for five seconds, longer than some releases live here. */
const errorPages = [hashIn(await shop.live(), notFoundPath())];
let errorPageSeen = 0;

/** The error page has a key for good, and follows the others: whole, and never back. */
function expectErrorPage({ status, hash }: Sighting): void {
  expect(status).toBe(404);
  const seen = errorPages.indexOf(hash);
  expect(seen).toBeGreaterThanOrEqual(errorPageSeen);
  errorPageSeen = seen;
}

/** Whole pages only, and never an old one behind a new one, on whatever page. */
function expectOneStep(sightings: readonly Sighting[], before: LivePages, after: LivePages): void {
  let newSince = Number.POSITIVE_INFINITY;
  const errorPage = hashIn(after, notFoundPath());
  if (!errorPages.includes(errorPage)) errorPages.push(errorPage);
  for (const sighting of sightings) {
    const { path, hash, askedAt, answeredAt, status } = sighting;
    if (path === NOWHERE) {
      expectErrorPage(sighting);
      if (hash === errorPage && hash !== hashIn(before, notFoundPath())) {
        newSince = Math.min(newSince, answeredAt);
      }
      continue;
    }
    expect(status).toBe(200);
    const [old, current] = [hashIn(before, path), hashIn(after, path)];
    expect([old, current], path).toContain(hash);
    if (old === current) continue;
    if (hash === current) newSince = Math.min(newSince, answeredAt);
    else expect(askedAt, `${path} is old again`).toBeLessThan(newSince);
  }
}

/** Ends the publisher at a step of the change, lets another one take over, and looks at what readers saw. */
async function killAt(step: PublishStep, change: () => Promise<string>): Promise<Receipt> {
  const before = await shop.live();
  const paths = Object.keys(before.pages).filter(isReleased);
  const reader = crawl(publicUrl, [...paths, NOWHERE]);
  onTestFinished(async () => void (await reader.stop()));
  working.dieAt(step);
  const requestId = await change();
  expect(await working.ended).toBe('SIGKILL');
  await takeOver();
  const receipt = await answered(requestId);
  const after = await until(async () => {
    const live = await shop.live();
    return live.store.size === (await edge.entries()).size ? live : null;
  });
  expect(await edge.entries()).toEqual(after.store);
  expectOneStep(await reader.stop(), before, after);
  for (const path of paths) expect((await see(publicUrl, path)).hash, path).toBe(hashIn(after, path));
  return receipt;
}

/** Renders every page again: there must be nothing to change. */
async function expectFullRender(): Promise<void> {
  const cause = { kind: 'rebuild', actor: 'system', summary: 'Check' } as const;
  const receipt = await answered(await requestPublish(services, { cause, productIds: null }));
  expect(receipt).toMatchObject({ rendered: receipt.pages, changed: [], removed: [] });
}

describe('a publisher that is killed', () => {
  // Within a generation there is nothing to prepare, and nothing to clean up afterwards.
  const ofSmall = PUBLISH_STEPS.filter((step) => step !== 'generation-prepared' && step !== 'cleaned');

  it.each(ofSmall)('at “%s” of a small change leaves the whole old or the whole new site', async (step) => {
    const receipt = await killAt(step, small);
    expect(receipt.changed.length).toBeLessThan(MAX_KEYS_PER_WRITE);
    expect(receipt.changed).toContain('/products/piece-45/');
    await expectFullRender();
  });

  it.each(PUBLISH_STEPS)(
    'at “%s” of a large change leaves the whole old or the whole new site',
    async (step) => {
      const receipt = await killAt(step, large);
      expect(receipt.changed.length).toBeGreaterThan(MAX_KEYS_PER_WRITE);
      await expectFullRender();
    },
  );
});
