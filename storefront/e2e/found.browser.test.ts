import { gzipSync } from 'node:zlib';
import { categoryPath, editorialPaths, homePath, llmsPath, productPath } from '@lapidary/shared/page-paths';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { fetchPage, sitemapPaths } from './fixtures/site.ts';

const { url: shop } = inject('shop');
const { visit } = withChromium();

const SAMPLE = 'orbit-eternity-ring';
/** Bytes of script, compressed, that a product's page may load before anybody does anything. */
const SCRIPT_BUDGET = 8 * 1024;

/** Everything that a page tells machines, by its kind. */
async function jsonLd(page: Page): Promise<Map<string, Record<string, never>>> {
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
  const parts = texts.map((text) => JSON.parse(text));
  return new Map(parts.flatMap((part) => part['@graph'] ?? [part]).map((part) => [part['@type'], part]));
}

const property = (page: Page, name: string) =>
  page.locator(`meta[property="${name}"]`).getAttribute('content');

describe('what machines read', () => {
  it('of a product is what shoppers see', async () => {
    const { page } = await visit();
    await page.goto(productPath(SAMPLE));
    const known = await jsonLd(page);
    expect(known.get('BreadcrumbList')).toMatchObject({
      itemListElement: [
        { name: 'Home', item: `${shop}/` },
        { name: 'Rings' },
        { name: 'Orbit Eternity Ring' },
      ],
    });
    const group = known.get('ProductGroup') as unknown as {
      image: string[];
      hasVariant: { sku: string; offers: { price: string; url: string; availability: string } }[];
    };
    expect(group).toMatchObject({ name: 'Orbit Eternity Ring', url: shop + productPath(SAMPLE) });
    for (const { sku, offers } of group.hasVariant) {
      const panel = page.locator(`.variant[data-sku="${sku}"]`);
      const shown = (await panel.locator('.now').textContent())!.replace(/[$,]/g, '');
      expect(offers.price).toBe(shown);
      expect(offers.availability.endsWith('/OutOfStock')).toBe(
        (await panel.getAttribute('data-stock')) === 'sold_out',
      );
    }
    const last = group.hasVariant.at(-1)!;
    await page.goto(last.offers.url);
    expect(await page.locator(`.variant[data-sku="${last.sku}"]`).isVisible()).toBe(true);

    expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(shop + productPath(SAMPLE));
    expect(await property(page, 'og:title')).toBe('Orbit Eternity Ring');
    const shared = (await property(page, 'og:image'))!;
    expect(await page.locator('meta[name="twitter:image"]').getAttribute('content')).toBe(shared);
    expect(group.image).toContain(shared);
    const picture = await fetch(shared);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, shared);
    expect(size).toEqual([1200, 630]);
    expect([await property(page, 'og:image:width'), await property(page, 'og:image:height')]).toEqual(
      size.map(String),
    );
  });

  it('of the shop names it and its search', async () => {
    const { page } = await visit();
    await page.goto(homePath());
    const known = await jsonLd(page);
    expect([...known.keys()]).toEqual(expect.arrayContaining(['OnlineStore', 'WebSite']));
    await page.goto(categoryPath('rings'));
    expect((await jsonLd(page)).has('BreadcrumbList')).toBe(true);
  });

  it('has the feed, llms.txt and the shop’s own pages, and each address in them answers', async () => {
    const feed = await fetchPage(shop, '/feeds/google.xml');
    const links = [...feed.html.matchAll(/<g:(?:link|image_link)>([^<]+)</g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(50);
    const llms = await fetchPage(shop, llmsPath());
    const named = [...llms.html.matchAll(/\]\((\S+)\)/g)].map(([, link]) => link!);
    expect(named).toContain(`${shop}/rings/`);
    for (const link of new Set([...links.map((link) => link.replace(/\?.*/, '')), ...named])) {
      expect((await fetch(link)).status, link).toBe(200);
    }
    expect(await sitemapPaths(shop)).toEqual(expect.arrayContaining(editorialPaths()));
  });
});

it('the script of a product page before anybody does anything stays within its budget', async () => {
  const { page } = await visit();
  const loaded: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') {
      loaded.push(response.body().then((body) => gzipSync(body).byteLength));
    }
  });
  await page.goto(productPath(SAMPLE));
  await page.waitForLoadState('networkidle');
  const inline = await page.locator('script:not([src]):not([type="application/ld+json"])').allTextContents();
  const bytes = [...(await Promise.all(loaded)), ...inline.map((text) => gzipSync(text).byteLength)];
  const total = bytes.reduce((sum, each) => sum + each, 0);
  process.stdout.write(
    `script of a product page before intent: ${total} bytes gzip in ${bytes.length} parts\n`,
  );
  expect(total).toBeLessThanOrEqual(SCRIPT_BUDGET);
});

it.each(editorialPaths())('%s can be read on a phone without scrolling sideways', async (path) => {
  const { page, noise } = await visit({ viewport: { width: 320, height: 640 } });
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const wide = await page
    .locator('table')
    .evaluateAll((tables) => tables.filter((table) => table.scrollWidth > table.clientWidth).length);
  expect(wide).toBe(0);
  expect(noise.notes).toEqual([]);
});
