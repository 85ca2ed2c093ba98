import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictException } from '@aws-sdk/client-cloudfront-keyvaluestore';
import { REQUEST_TIMEOUTS } from '@lapidary/commerce-api/platform/aws/clients';
import { execute, select } from '@lapidary/commerce-api/platform/sql';
import { claimPublishRequests, LeaseLost, requestPublish } from '@lapidary/commerce-api/publishing';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../local-aws/s3/index.ts';
import { tryHoldLease } from './hold-lease.ts';
import { CURRENT, isReleased } from './manifest.ts';
import type { PublishStep } from './publish-step.ts';
import type { LivePages } from './read-live-pages.ts';
import { changeProduct } from './testing/change-product.ts';
import { see } from './testing/crawl.ts';
import { openTestShop } from './testing/open-test-shop.ts';
import { otherMachine } from './testing/other-machine.ts';
import { startPublisherProcess } from './testing/publisher-process.ts';
import { workOutbox } from './work-outbox.ts';

// Two attempts and short waits: a fault lasts for a whole run anyhow, and a connection that the bucket has closed for
// having been idle is no fault.
process.env.AWS_MAX_ATTEMPTS = '2';
const timeouts = { ...REQUEST_TIMEOUTS, requestTimeout: 1_000, socketTimeout: 1_000 };

/** The publisher's requests to S3 so far, and from which of them on all fail; the edge reads pages undisturbed. */
const requests = { seen: 0, failFrom: Number.POSITIVE_INFINITY, fault: 'reset' as Fault };
let atStep: (step: PublishStep) => void | Promise<void> = () => undefined;
const noSteps = atStep;

const shop = await openTestShop({
  timeouts,
  atStep: (step) => atStep(step),
  s3Faults({ method, path }) {
    if (method === 'GET' && !path.includes('manifests')) return undefined;
    requests.seen += 1;
    return requests.seen >= requests.failFrom ? requests.fault : undefined;
  },
});
const { services, publisher, edge, settings } = shop;
const { publicUrl } = settings.api;

let lease = shop.lease;
const publish = () => shop.publish(lease.fence);

afterEach(() => {
  atStep = noSteps;
  requests.failFrom = Number.POSITIVE_INFINITY;
});

let edits = 0;
function edit(slug = 'piece-45'): Promise<string> {
  edits += 1;
  return changeProduct(services, slug, { title: `Edit ${edits}` });
}

/** The name stands in the navigation of every page. */
async function renameCategory(): Promise<void> {
  edits += 1;
  const title = `Rings ${edits}`;
  await execute(services, "UPDATE categories SET title = $title WHERE slug = 'rings'", { title });
  const cause = { kind: 'rebuild', actor: 'merchant', summary: 'Rename a category' } as const;
  await requestPublish(services, { cause, productIds: null });
}

const { live } = shop;

/** What readers see, by path: the hash of the answer. */
async function served(paths: readonly string[]): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const path of paths) hashes[path] = (await see(publicUrl, path)).hash;
  return hashes;
}

const hashesIn = ({ pages }: LivePages): Record<string, string> =>
  Object.fromEntries(
    Object.entries(pages)
      .filter(([path]) => isReleased(path))
      .map(([path, { hash }]) => [path, hash]),
  );

/** Requests that no release answers yet. */
const unanswered = async (): Promise<number> =>
  (await select(services, 'SELECT id FROM publish_requests WHERE release_id IS NULL')).length;

const countReleases = async (): Promise<number> => (await select(services, 'SELECT id FROM releases')).length;

/** Tries again what failed. @returns whether there was anything left to do. */
async function recover(): Promise<boolean> {
  requests.failFrom = Number.POSITIVE_INFINITY;
  await publisher.reconcile(lease.fence);
  if ((await unanswered()) === 0) return false;
  await execute(services, 'UPDATE publish_requests SET not_before = 0');
  await publish();
  return true;
}

/** Renders every page again: there must be nothing to change, and the edge must hold the release and nothing else. */
async function expectWholeSite(): Promise<void> {
  expect(await unanswered()).toBe(0);
  const cause = { kind: 'rebuild', actor: 'system', summary: 'Check' } as const;
  await requestPublish(services, { cause, productIds: null });
  expect(await publish()).toMatchObject({ changed: [], removed: [] });
  await publisher.tidy(lease.fence);
  const site = await live();
  expect(await edge.entries()).toEqual(site.store);
  expect(await served(Object.keys(hashesIn(site)))).toEqual(hashesIn(site));
}

describe('when S3 fails from the n-th request of a publish on', () => {
  const faults: Fault[] = ['internal-error', 'slow-down', 'hang', 'reset', 'torn'];

  it.each(faults)('by “%s”, the site stays whole and then follows', async (fault) => {
    await edit();
    const start = requests.seen;
    await publish();
    const count = requests.seen - start;
    for (let number = 1; number <= count; number += 1) {
      const before = hashesIn(await live());
      await edit();
      Object.assign(requests, { fault, failFrom: requests.seen + number });
      await expect(publish(), `request ${number} of ${count}`).rejects.toThrow();
      expect(await served(Object.keys(before)), `request ${number} of ${count}`).toEqual(before);
      expect(await recover()).toBe(true);
    }
    await expectWholeSite();
  });

  it.each([
    ['uploaded', true],
    ['switched', false],
    ['verified', false],
  ] as const)('behind “%s” of a large change, it is whole as well', async (step, toRepeat) => {
    await renameCategory();
    const before = hashesIn(await live());
    atStep = (reached) => {
      if (reached === step) Object.assign(requests, { fault: 'reset', failFrom: 0 });
    };
    await expect(publish()).rejects.toThrow();
    atStep = noSteps;
    const seen = await served(Object.keys(before));
    expect(Object.keys(before).every((path) => seen[path] === before[path])).toBe(toRepeat);
    // Behind the switch the release is live, and only has to be recorded.
    expect(await recover()).toBe(toRepeat);
    if (!toRepeat) expect(await served(Object.keys(before))).toEqual(seen);
    await expectWholeSite();
  });
});

describe('of two publishers, the one that was paused past its lease', () => {
  const PRODUCT = '/products/piece-45/';

  /** Pauses this publisher at a step, and lets one on another machine work meanwhile. @returns what it came to. */
  async function overtake(step: PublishStep, meanwhile: () => Promise<unknown>): Promise<unknown> {
    const paused = Promise.withResolvers<void>();
    const resumed = Promise.withResolvers<void>();
    atStep = async (reached) => {
      if (reached !== step) return;
      paused.resolve();
      await resumed.promise;
    };
    const claimed = (await claimPublishRequests(services.database, lease.fence))!;
    const outcome = publisher.publish(claimed, lease.fence).catch((error: unknown) => error);
    await paused.promise;
    await meanwhile();
    const other = startPublisherProcess(await otherMachine(shop, 'other'));
    while ((await unanswered()) > 0) {
      // A process that is paused does not prolong its lease; this one goes on doing so.
      await execute(services, 'UPDATE publisher_lease SET expires_at = 0 WHERE fence = $fence', {
        fence: lease.fence,
      });
      await sleep(20);
    }
    await other.stop();
    const site = await live();
    resumed.resolve();
    const result = await outcome;
    expect(await live()).toEqual(site);
    expect((await edge.entries()).get(CURRENT)).toBe(site.store.get(CURRENT));
    expect((await see(publicUrl, PRODUCT)).hash).toBe(site.pages[PRODUCT]!.hash);
    atStep = noSteps;
    lease = (await tryHoldLease(services, `test ${edits}`))!;
    return result;
  }

  it('is refused by its fence', async () => {
    await edit();
    expect(await overtake('manifest-written', edit)).toBeInstanceOf(LeaseLost);
    await expectWholeSite();
  });

  it('is refused by the edge when it has looked at its fence already', async () => {
    await edit();
    expect(await overtake('before-switch', edit)).toBeInstanceOf(ConflictException);
    await expectWholeSite();
  });

  it('is refused by the edge even when its successor had nothing to change there', async () => {
    const shown = (await see(publicUrl, PRODUCT)).hash;
    const title = `Edit ${edits}`;
    await edit();
    const takeBack = () => changeProduct(services, 'piece-45', { title });
    expect(await overtake('before-switch', takeBack)).toBeInstanceOf(ConflictException);
    expect((await see(publicUrl, PRODUCT)).hash).toBe(shown);
    await expectWholeSite();
  });
});

describe('many requests', () => {
  it('in any order, and again, give the same site', async () => {
    const ids = [
      await edit('piece-3'),
      await edit('piece-45'),
      await edit('piece-3'),
      await edit('piece-52'),
    ];
    await execute(services, "UPDATE publish_requests SET state = 'failed' WHERE release_id IS NULL");
    for (const index of [3, 1, 1, 0, 3, 2, 0]) {
      await execute(
        services,
        "UPDATE publish_requests SET state = 'waiting', release_id = NULL WHERE id = $id",
        { id: ids[index]! },
      );
      await publish();
    }
    await expectWholeSite();
  });

  it('are merged while the publisher is busy, and none is lost', async ({ annotate }) => {
    const EDITS = 500;
    const products = ['piece-41', 'piece-45', 'piece-50', 'piece-55'];
    await lease.release();
    const releasesBefore = await countReleases();
    const stop = new AbortController();
    const working = workOutbox(shop, 'the worker', stop.signal);
    const startedAt = performance.now();
    await Promise.all(
      products.map(async (slug) => {
        for (let number = 0; number < EDITS / products.length; number += 1) {
          await edit(slug);
          // The publisher of this test shares the thread with the merchants.
          await sleep(10);
        }
      }),
    );
    const editedAfter = performance.now() - startedAt;
    while ((await unanswered()) > 0) await sleep(20);
    const liveAfter = performance.now() - startedAt;
    stop.abort();
    await working;
    const releases = (await countReleases()) - releasesBefore;
    lease = (await tryHoldLease(services, 'test at the end'))!;
    await expectWholeSite();
    expect(releases).toBeLessThan(EDITS / 4);
    await annotate(
      `${EDITS} edits in ${Math.round(editedAfter)} ms, live in ${releases} releases after ${Math.round(liveAfter)} ms`,
    );
  });
});
