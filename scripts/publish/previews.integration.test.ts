import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  createProduct,
  getProduct,
  publishProducts,
  saveProduct,
  unpublishProduct,
} from '@lapidary/commerce-api/catalog';
import { execute, select } from '@lapidary/commerce-api/platform/sql';
import { createForecast, createPreview, readForecast, readPreview } from '@lapidary/commerce-api/previews';
import type { ProductDocument } from '@lapidary/shared/catalog/product';
import { productPath } from '@lapidary/shared/page-paths';
import { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerForecast } from './answer-forecast.ts';
import { answerPreview } from './answer-preview.ts';
import { compareWithRender } from './testing/compare-with-render.ts';
import { openTestShop } from './testing/open-test-shop.ts';
import { snapshotRows } from './testing/snapshot-rows.ts';
import { workOutbox } from './work-outbox.ts';

const shop = await openTestShop();
const services = { ...shop.services, signingKey: 'a key for tests, known to everybody' };
const actor = 'merchant';
const WAIT_MS = 10_000;

const productIds = (await select<{ id: string }>(services, 'SELECT id FROM products ORDER BY id')).map(
  ({ id }) => id,
);

async function edit(id: string, change: Partial<ProductDocument>): Promise<void> {
  const { draft, version } = await getProduct(services, id);
  await saveProduct(services, { actor, id, version, document: { ...draft, ...change } });
}

/** Asks for a preview. @returns its page, which waits until it is rendered. */
async function ask(id: string): Promise<(waitMs?: number) => Promise<string | null>> {
  const { url } = await createPreview(services, { actor, productId: id });
  const token = url.split('/').at(-1)!;
  return (waitMs = 0) => readPreview(services, { token, waitMs, signal: AbortSignal.timeout(WAIT_MS) });
}

async function preview(id: string, snapshot = shop.snapshot): Promise<string> {
  const page = await ask(id);
  expect(await answerPreview({ ...shop, snapshot })).toBe(true);
  return (await page())!;
}

const rowsNow = () => snapshotRows(shop.settings.snapshotFile);

/** What the live site is. */
const liveSite = async () => ({
  live: await shop.live(),
  edge: await shop.edge.etag(),
});

const BANNER = '<aside class="preview-banner"';

describe('a preview', () => {
  it('is the page that publishing would make, with a banner, and leaves no trace', async () => {
    const id = productIds[3]!;
    const rows = rowsNow();
    const site = await liveSite();
    // Else the catalog would be read anew for each preview.
    expect(shop.snapshot.getMeta('release')).toBe(site.live.release);
    await edit(id, { title: 'Only a draft', description: 'Not for **shoppers**.' });
    const html = await preview(id);
    expect(html).toContain('<h1>Only a draft</h1>');
    expect(html).toContain('Not for <strong>shoppers</strong>.');
    expect(html).toContain(BANNER);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toMatch(/<button [^>]*disabled[^>]*>\s*Not for sale in a preview\s*<\/button>/);
    expect(rowsNow()).toEqual(rows);
    expect(await liveSite()).toEqual(site);
    expect((await shop.get('/products/piece-3/')).body).not.toContain('Only a draft');

    // And it differs from the published page in what says that it is a preview, and in nothing else.
    await publishProducts(services, { actor, productIds: [id] });
    const receipt = await shop.publish();
    expect(receipt.changed).toContain('/products/piece-3/');
    const { body: live } = await shop.get('/products/piece-3/');
    expect(live).not.toContain('preview');
    const plain = html
      .replace(/<aside class="preview-banner"[\s\S]*?<\/aside>/, '')
      .replace('<meta name="robots" content="noindex">', '')
      .replace(' data-preview=""', '')
      .replace(' data-preview', '')
      .replace(/ disabled(?=[^>]*data-add)/, '')
      .replace('Not for sale in a preview', 'Add to bag');
    const canonical = /<link rel="canonical"[^>]*>/;
    const words = (text: string) => text.replace(canonical, '').replace(/\s+/g, ' ').replaceAll('> <', '><');
    expect(words(plain)).toBe(words(live));
  });

  it('changes nothing of what is published next, down to the pages that are rendered', async () => {
    const [drafted, published] = [productIds[5]!, productIds[6]!];
    const publishWith = async (title: string) => {
      await edit(published, { title });
      await publishProducts(services, { actor, productIds: [published] });
      const { changed, removed, rendered, pages } = await shop.publish();
      return { changed, removed, rendered, pages };
    };
    const without = await publishWith('Published, no preview before');
    await edit(drafted, { title: 'Drafted beside it', slug: 'drafted-beside-it', categorySlug: 'earrings' });
    await preview(drafted);
    expect(await publishWith('Published, after a preview')).toEqual(without);
    expect((await compareWithRender(shop)).differences).toEqual([]);
  });

  it('shows a product that was never published, in a category that shoppers do not see yet', async () => {
    await execute(
      services,
      "INSERT INTO categories (slug, title, description, position) VALUES ('brooches', 'Brooches', '', 9)",
    );
    const { draft } = await getProduct(services, productIds[0]!);
    const { id } = await createProduct(services, {
      actor,
      document: {
        ...draft,
        title: 'The first brooch',
        slug: 'first-brooch',
        categorySlug: 'brooches',
        variants: draft.variants.map((variant) => ({ ...variant, id: '' })),
      },
    });
    const html = await preview(id);
    expect(html).toContain('<h1>The first brooch</h1>');
    expect(html).toMatch(/<a href="\/brooches\/"[^>]*>\s*Brooches/);
    expect((await shop.get('/products/first-brooch/')).status).toBe(404);
    expect((await shop.get('/')).body).not.toContain('Brooches');
  });

  it('shows a product under its new slug, also one that shoppers still find another under', async () => {
    const [leaving, coming] = [productIds[10]!, productIds[11]!];
    await edit(leaving, { slug: 'left-its-place' });
    expect(await preview(leaving)).toContain('<h1>Piece 10</h1>');
    // Gone from its place for the database, not yet for shoppers.
    await publishProducts(services, { actor, productIds: [leaving] });
    await edit(coming, { slug: 'piece-10', title: 'Came to its place' });
    expect(await preview(coming)).toContain('<h1>Came to its place</h1>');
    expect((await shop.get(productPath('piece-10'))).body).toContain('<h1>Piece 10</h1>');
    expect((await shop.get(productPath('piece-11'))).body).toContain('<h1>Piece 11</h1>');
  });

  it('shows a product that was taken off the shop', async () => {
    const id = productIds[12]!;
    await unpublishProduct(services, { actor, id });
    await shop.publish();
    expect(await preview(id)).toContain('<h1>Piece 12</h1>');
  });

  it('is the same from a snapshot that has missed a release, and from none', async () => {
    const [id, neighbour] = [productIds[13]!, productIds[14]!];
    const folder = await mkdtemp(join(tmpdir(), 'lapidary-preview-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'old.sqlite');
    const database = new DatabaseSync(shop.settings.snapshotFile);
    database.exec(`VACUUM INTO '${file}'`);
    database.close();
    await edit(neighbour, { title: 'Renamed since' });
    await publishProducts(services, { actor, productIds: [neighbour] });
    await shop.publish();
    await edit(id, { title: 'On a new machine' });
    const previewFrom = async (snapshot: CatalogSnapshot) =>
      (await preview(id, snapshot)).replace(/<time[^>]*>[^<]*<\/time>/, '');
    const expected = await previewFrom(shop.snapshot);
    expect(expected).toContain('Renamed since');
    for (const place of [file, ':memory:']) {
      const snapshot = new CatalogSnapshot(place);
      const release = snapshot.getMeta('release');
      expect(await previewFrom(snapshot)).toBe(expected);
      expect(snapshot.getMeta('release')).toBe(release);
      snapshot.close();
    }
  });
});

/** What the publisher says that publishing some products would do. */
async function forecast(ids: string[], giveWay = async () => false) {
  const { id } = await createForecast(services, { productIds: ids });
  expect(await answerForecast(shop, giveWay)).toBe(true);
  return await readForecast(services, id);
}

/** Publishes, and says what that did as a forecast does. */
async function publish(ids: string[]) {
  const before = (await shop.live()).pages;
  await publishProducts(services, { actor, productIds: ids });
  const { changed, removed, rendered, pages } = await shop.publish();
  const of = (change: string, paths: string[]) => paths.map((path) => ({ path, change }));
  const told = [
    ...of(
      'added',
      changed.filter((path) => !(path in before)),
    ),
    ...of('removed', removed),
    ...of(
      'changed',
      changed.filter((path) => path in before),
    ),
  ];
  return { told, rendered, pages };
}

describe('a forecast', () => {
  it('names the pages of the receipt, and leaves no trace', async () => {
    const [priced, moved, one, other] = productIds.slice(50, 54) as [string, string, string, string];
    const { draft } = await getProduct(services, priced);
    await edit(priced, { variants: draft.variants.map((variant) => ({ ...variant, price: 4_200 })) });
    await edit(moved, { slug: 'moved-away', categorySlug: 'earrings' });
    const variants = draft.variants.map((variant) => ({ ...variant, id: '' }));
    const { id: added } = await createProduct(services, {
      actor,
      document: { ...draft, title: 'A new piece', slug: 'a-new-piece', variants },
    });
    await edit(one, { description: 'One of two.' });
    await edit(other, { title: 'The other one' });
    for (const ids of [[priced], [moved], [added], [one, other], [one]]) {
      const rows = rowsNow();
      const site = await liveSite();
      const { state, outdated, pieces, pages } = await forecast(ids);
      expect([state, outdated, pieces.total]).toEqual(['answered', false, ids.length]);
      expect(rowsNow()).toEqual(rows);
      expect(await liveSite()).toEqual(site);
      const { told } = await publish(ids);
      expect(pages.told).toEqual(told);
      const count = (change: string) => told.filter((page) => page.change === change).length;
      expect(pages.counts).toEqual({
        changed: count('changed'),
        added: count('added'),
        removed: count('removed'),
      });
    }
  });

  it('changes nothing of what is published next, down to the pages that are rendered', async () => {
    const [asked, published] = [productIds[54]!, productIds[55]!];
    const publishAs = async (title: string) => {
      await edit(published, { title });
      return await publish([published]);
    };
    const without = await publishAs('Published, no forecast before');
    await edit(asked, { title: 'Asked about', slug: 'asked-about', categorySlug: 'rings' });
    await forecast([asked]);
    expect(await publishAs('Published, after a forecast')).toEqual(without);
  });

  it('leaves off for a publish, and is worked out later', async () => {
    const id = productIds[56]!;
    await edit(id, { title: 'In no hurry' });
    const rows = rowsNow();
    let looks = 0;
    const giveWay = async () => {
      looks += 1;
      return looks === 3;
    };
    const { id: asked, state } = await forecast([id], giveWay);
    expect([state, looks]).toEqual(['waiting', 3]);
    expect(rowsNow()).toEqual(rows);
    const { told } = await publish([productIds[57]!]);
    expect(told).not.toEqual([]);
    expect(await answerForecast(shop, giveWay)).toBe(true);
    const answered = await readForecast(services, asked);
    expect(answered).toMatchObject({ state: 'answered', outdated: false });
    expect(answered.pages.told).toContainEqual({ path: '/products/piece-56/', change: 'changed' });
    expect(await answerForecast(shop, giveWay)).toBe(false);

    await edit(id, { title: 'Another title since' });
    expect((await readForecast(services, asked)).outdated).toBe(true);
  });
});

describe('the publisher', () => {
  const renderer = {
    withReader: async () => {
      throw new Error('the stone fell out');
    },
  };

  it('sets a preview aside that cannot be rendered, and goes on', async () => {
    const rows = rowsNow();
    const broken = await ask(productIds[20]!);
    expect(await answerPreview({ ...shop, renderer: { ...shop.renderer, ...renderer } as never })).toBe(true);
    await expect(broken()).rejects.toThrow('could not be rendered: the stone fell out');
    expect(rowsNow()).toEqual(rows);
    expect(await preview(productIds[20]!)).toContain('<h1>Piece 20</h1>');
    expect(await answerPreview(shop)).toBe(false);
  });

  it('says why a forecast cannot be worked out', async () => {
    const { id } = await createForecast(services, { productIds: [productIds[21]!] });
    const broken = { ...shop, renderer: { ...shop.renderer, ...renderer } as never };
    expect(await answerForecast(broken, async () => false)).toBe(true);
    expect(await readForecast(services, id)).toMatchObject({
      state: 'failed',
      error: 'the stone fell out',
    });
  });

  it('answers previews and forecasts beside publishing, and none holds up the other', async () => {
    await shop.lease.release();
    const [broken, ...previews] = await Promise.all(productIds.slice(30, 40).map(ask));
    await execute(services, "UPDATE previews SET document_json = '{}' WHERE product_id = $id", {
      id: productIds[30]!,
    });
    const { id: asked } = await createForecast(services, { productIds: productIds.slice(46, 48) });
    const stop = new AbortController();
    const working = workOutbox(shop, 'the worker', stop.signal);
    for (const id of productIds.slice(40, 45)) {
      await edit(id, { title: `Published meanwhile, ${id}` });
      await publishProducts(services, { actor, productIds: [id] });
    }
    const pages = await Promise.all(previews.map((page) => page(WAIT_MS)));
    for (const [index, html] of pages.entries()) expect(html).toContain(`<h1>Piece ${31 + index}</h1>`);
    await expect(broken!(WAIT_MS)).rejects.toThrow('could not be rendered');
    const unanswered = () =>
      select(services, "SELECT id FROM publish_requests WHERE state NOT IN ('live', 'failed')");
    await expect.poll(unanswered, { timeout: WAIT_MS }).toEqual([]);
    await expect
      .poll(async () => (await readForecast(services, asked)).state, { timeout: WAIT_MS })
      .toBe('answered');
    stop.abort();
    await working;
    expect((await shop.get('/products/piece-44/')).body).toContain('Published meanwhile');
  });
});
