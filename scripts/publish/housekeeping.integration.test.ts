import { mkdir, rm, writeFile } from 'node:fs/promises';
import { execute, select } from '@lapidary/commerce-api/platform/sql';
import { getPublishRequest, requestPublish } from '@lapidary/commerce-api/publishing';
import type { Receipt } from '@lapidary/shared/publishing/release';
import { describe, expect, it, onTestFinished } from 'vitest';
import { collectGarbage } from './collect-garbage.ts';
import { CURRENT, isReleased, manifestKey, parseReleaseKey } from './manifest.ts';
import { saveSnapshot } from './saved-snapshot.ts';
import type { SiteBucket } from './site-bucket.ts';
import { changeProduct } from './testing/change-product.ts';
import { see } from './testing/crawl.ts';
import { openTestShop } from './testing/open-test-shop.ts';
import { otherMachine } from './testing/other-machine.ts';
import { startPublisherProcess } from './testing/publisher-process.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const FOLD_AT = 12;
const shop = await openTestShop({ foldAt: FOLD_AT });
const { services, publisher, edge, bucket, lease, settings } = shop;
const { publicUrl } = settings.api;

let edits = 0;
async function edit(slug: string): Promise<Receipt> {
  edits += 1;
  await changeProduct(services, slug, { title: `Edit ${edits}` });
  return await shop.publish();
}

async function keysIn(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const objects of bucket.list(prefix)) keys.push(...objects.map(({ key }) => key));
  return keys;
}

/** What readers see is what the manifests say, page by page. */
async function expectWholeSite(): Promise<void> {
  const { pages } = await shop.live();
  for (const path of Object.keys(pages).filter(isReleased))
    expect(await see(publicUrl, path), path).toMatchObject({ status: 200, hash: pages[path]!.hash });
}

async function foldToTheEnd(): Promise<void> {
  while (await publisher.fold(lease.fence));
  await publisher.tidy(lease.fence);
}

describe('folding', () => {
  it('gathers all pages under a new base, page by page the same, and leaves the edge its old addresses', async () => {
    await changeProduct(services, 'piece-44', { slug: 'piece-forty-four' });
    await shop.publish();
    while ((await edge.entries()).size <= FOLD_AT + 1) await edit(`piece-${edits % 40}`);
    const before = await shop.live();
    await foldToTheEnd();
    const after = await shop.live();
    const hashes = (pages: typeof before.pages) =>
      Object.entries(pages).map(([path, { hash }]) => [path, hash]);
    expect(hashes(after.pages)).toEqual(hashes(before.pages));
    const entries = await edge.entries();
    const redirects = [...entries].filter(([, value]) => value.startsWith('>'));
    expect(redirects).toHaveLength(1);
    expect(entries.size).toBe(redirects.length + 1);
    expect(entries).toEqual(after.store);
    expect(entries.get(CURRENT)).not.toBe(before.store.get(CURRENT));
    await expectWholeSite();
    expect(await shop.get('/products/piece-44/')).toMatchObject({
      status: 301,
      location: '/products/piece-forty-four/',
    });
  });

  it('goes on while pages change and go, and takes in the last of each', async () => {
    while ((await edge.entries()).size <= FOLD_AT + 1) await edit(`piece-${edits % 40}`);
    expect(await publisher.fold(lease.fence)).toBe(true);
    await edit('piece-7');
    await changeProduct(services, 'piece-9', { slug: 'piece-nine' });
    await shop.publish();
    await foldToTheEnd();
    expect((await edge.entries()).size).toBe(3);
    await expectWholeSite();
    expect((await shop.get('/products/piece-9/')).status).toBe(301);
  });

  it('is followed by publishes that render only what changes', async () => {
    const receipt = await edit('piece-50');
    expect(receipt.changed).toContain('/products/piece-50/');
    expect(receipt.rendered).toBeLessThan(12);
    await expectWholeSite();
  });
});

describe('collecting garbage', () => {
  const collect = (now: number) => collectGarbage({ on: services, bucket, now });

  it('deletes nothing while all releases are young', async () => {
    const before = await keysIn('');
    expect(await collect(Date.now())).toBe(0);
    expect(await keysIn('')).toEqual(before);
  });

  it('deletes what a failed run left, and nothing of a run under way', async () => {
    const page = { body: Buffer.from('<p>left'), contentType: 'text/html' };
    await bucket.putPage('/left/', 'r_00000000000000000000000000', page);
    await bucket.putPage('/coming/', 'r_7ZZZZZZZZZZZZZZZZZZZZZZZZZ', page);
    expect(await collect(Date.now())).toBe(1);
    expect(await keysIn('releases/r_00')).toEqual([]);
    expect(await keysIn('releases/r_7Z')).toHaveLength(1);
  });

  it('keeps assets in use, and others for thirty days', async () => {
    const used = await keysIn('_astro/');
    const folder = `${settings.assetsFolder}-other`;
    await rm(folder, { recursive: true, force: true });
    await writeAsset(folder, bucket);
    await collect(Date.now() + 29 * DAY_MS);
    expect(await keysIn('_astro/')).toHaveLength(used.length + 1);
    await collect(Date.now() + 31 * DAY_MS);
    expect(await keysIn('_astro/')).toEqual(used);
    expect(await keysIn('builds/')).toHaveLength(1);
  });

  it('deletes what was overtaken before the kept releases, and keeps what any of them shows', async () => {
    const readReleases = () => select<{ id: string }>(services, 'SELECT id FROM releases ORDER BY id');
    // A hundred are kept whatever their age, so some more are needed.
    while ((await readReleases()).length < 110) await edit('piece-55');
    const releases = await readReleases();
    const inAMonth = Date.now() + 32 * DAY_MS;
    const kept = releases.at(-100)!.id;
    expect(await collect(inAMonth)).toBeGreaterThan(0);
    await expectWholeSite();
    // Before the oldest kept release, there is one body of each page at most: the one that this release shows.
    const old = (await keysIn('releases/'))
      .map((key) => parseReleaseKey(key)!)
      .filter(({ release }) => release < kept);
    expect(new Set(old.map(({ path }) => path)).size).toBe(old.length);
    expect(await keysIn(manifestKey(kept))).toHaveLength(1);
    expect(await collect(inAMonth)).toBe(0);
  }, 120_000);
});

/** Uploads the assets of a renderer that no release is made by. */
async function writeAsset(folder: string, to: SiteBucket): Promise<void> {
  await mkdir(`${folder}/_astro`, { recursive: true });
  await writeFile(`${folder}/_astro/other.AbCd1234.js`, 'other');
  await to.putAssets(folder, 'other-build');
}

describe('a publisher on another machine', () => {
  /** Lets it answer what waits. @returns the receipt of the request. */
  async function publishThere(machine: Record<string, string>, requestId: string): Promise<Receipt> {
    const other = startPublisherProcess(machine);
    onTestFinished(() => other.stop());
    await other.ready;
    for (;;) {
      // Again and again, for this process prolongs its lease until another one has it.
      await execute(services, 'UPDATE publisher_lease SET expires_at = 0 WHERE fence = $fence', {
        fence: lease.fence,
      });
      const { receipt, state, error } = await getPublishRequest(services, requestId);
      if (state === 'failed') throw new Error(`the request failed: ${error}`);
      if (receipt) {
        await other.stop();
        return receipt;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const requestEdit = (slug: string) => {
    edits += 1;
    return changeProduct(services, slug, { title: `Edit ${edits}` });
  };

  it('starts from the saved snapshot, and renders what it has missed and what is asked for', async () => {
    await saveSnapshot(shop.snapshotFile, bucket, new AbortController().signal);
    await edit('piece-20');
    const requestId = await requestEdit('piece-52');
    const receipt = await publishThere(await otherMachine(shop, 'with-snapshot'), requestId);
    expect(receipt.changed).toContain('/products/piece-52/');
    expect(receipt.changed).not.toContain('/products/piece-20/');
    expect(receipt.rendered).toBeLessThan(25);
    await expectWholeSite();
  });

  it('throws a damaged snapshot away, renders everything, and uploads what differs only', async () => {
    const machine = await otherMachine(shop, 'damaged');
    await mkdir(`${machine.LAPIDARY_HOME}/publish`, { recursive: true });
    await writeFile(
      `${machine.LAPIDARY_HOME}/publish/snapshot.sqlite`,
      'no database, but long enough'.repeat(100),
    );
    const receipt = await publishThere(machine, await requestEdit('piece-52'));
    expect(receipt.rendered).toBe(receipt.pages);
    expect(receipt.changed.length).toBeLessThan(12);
    await expectWholeSite();
  });

  it('publishes the whole site again when manifests are lost', async () => {
    const { release } = await shop.live();
    await bucket.delete([manifestKey(release), ...(await keysIn('snapshots/'))]);
    const receipt = await publishThere(await otherMachine(shop, 'lost'), await requestEdit('piece-53'));
    expect(receipt.rendered).toBe(receipt.pages);
    expect(receipt.changed).toHaveLength(receipt.pages);
    await expectWholeSite();
  });

  it('gives an edge that shows another release what is live', async () => {
    const { store } = await shop.live();
    const requestId = await requestPublish(services, {
      cause: { kind: 'stock', actor: 'system', summary: 'Nothing' },
      productIds: [],
    });
    await edge.clean({ release: 'r_0', generation: 'r_0', base: 'r_0' }, new Map(), await edge.etag());
    expect((await see(publicUrl, '/')).status).toBe(404);
    await publishThere(await otherMachine(shop, 'lost'), requestId);
    expect((await edge.entries()).size).toBe(store.size);
    await expectWholeSite();
  });
});
