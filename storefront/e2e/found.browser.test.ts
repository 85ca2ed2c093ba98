import {
  categoryPath,
  editorialPaths,
  filterPath,
  homePath,
  llmsPath,
  productPath,
} from '@lapidary/shared/page-paths';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { fetchPage, sitemapPaths } from './fixtures/site.ts';
import { testPendant } from './fixtures/test-piece.ts';

const { url: shop } = inject('shop');
const { visit } = withChromium();

const SAMPLE = 'orbit-eternity-ring';

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
    for (const { offers } of group.hasVariant) {
      expect(offers).toMatchObject({
        '@type': 'Offer',
        priceCurrency: 'USD',
        shippingDetails: expect.anything(),
        hasMerchantReturnPolicy: expect.anything(),
      });
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
    await page.goto(filterPath('rings', 'metal', 'rose-gold'));
    expect((await jsonLd(page)).get('BreadcrumbList')).toMatchObject({
      itemListElement: [
        { position: 1, name: 'Home' },
        { position: 2, name: 'Rings', item: `${shop}/rings/` },
        { position: 3, name: 'Rose gold' },
      ],
    });
  });

  it('tells when each product has changed, and no draft', async () => {
    const merchant = await MerchantApi.signIn(shop);
    const { draft } = await merchant.createDraft(testPendant());
    const parts = await Promise.all(
      ['/sitemap-0.xml', '/feeds/google.xml', '/search/0.json', llmsPath()].map((path) =>
        fetchPage(shop, path),
      ),
    );
    expect(parts.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const { html } of parts) expect(html).not.toContain(draft.slug);
    const products = [...parts[0]!.html.matchAll(/<url>.*?<\/url>/g)].map(([entry]) => entry);
    expect(products.length).toBeGreaterThan(36);
    for (const entry of products) expect(entry).toMatch(/<lastmod>\d{4}-\d\d-\d\dT[\d:.]+Z<\/lastmod>/);
    expect((await fetchPage(shop, productPath(draft.slug))).status).toBe(404);
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
