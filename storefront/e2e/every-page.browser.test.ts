import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { adminPath, checkoutPath, collectionPath, homePath, productPath } from '@lapidary/shared/page-paths';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { axeViolations, STILL } from './fixtures/axe.ts';
import { withChromium } from './fixtures/chromium.ts';
import { deskSession, openEditor, receiptOf } from './fixtures/desk-steps.ts';
import { guestPages } from './fixtures/guest-pages.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { fetchPage, sitemapPaths } from './fixtures/site.ts';
import { testRing } from './fixtures/test-piece.ts';

const { url: shop } = inject('shop');
const chromium = withChromium();
const { visit } = chromium;
let piece: AdminProduct;
let desk: BrowserContextOptions;
beforeAll(async () => {
  const merchant = await MerchantApi.signIn(shop);
  // Words without a gap are what pushes a narrow page wide.
  const { title } = testRing();
  const unbroken = { title: `${title} ${'Unbroken'.repeat(6)}`, description: `See ${'https-'.repeat(30)}.` };
  piece = await merchant.createLiveProduct(testRing(unbroken), 9);
  desk = await deskSession(chromium);
});
const slug = () => piece.draft.slug;
const openAsGuest = guestPages(slug);

describe('on the one port', () => {
  it.each([homePath(), '/rings/', adminPath(), '/api/health', '/api/ready', '/api/docs', checkoutPath()])(
    '%s answers 200',
    async (path) => {
      expect(await fetchPage(shop, path)).toMatchObject({ status: 200 });
    },
  );

  it('every page of the sitemap answers 200, products and categories among them', async () => {
    const paths = await sitemapPaths(shop);
    expect(paths).toContain(productPath(slug()));
    expect(paths).toContain('/rings/');
    expect(paths).toContain(collectionPath('diamonds'));
    for (const path of paths) expect(await fetchPage(shop, path), path).toMatchObject({ status: 200 });
  });

  it('the API describes itself', async () => {
    const openapi = await (await fetch(`${shop}/api/openapi.json`)).json();
    expect(openapi.openapi).toBe('3.1.0');
    const described = Object.keys(openapi.paths);
    for (const path of ['/api/bag', '/api/checkout', '/api/session', '/api/admin/products'])
      expect(described).toContain(path);
  });

  it.each(['/no-such-page/', '/products/no-such-piece/', '/rings/page/999/', '/No-Such-File.png'])(
    '%s is the 404 page with status 404',
    async (path) => {
      const { status, html } = await fetchPage(shop, path.toLowerCase());
      expect(status).toBe(404);
      expect(html).toContain('This page is not here');
    },
  );
});

describe('the policy of what pages may load', () => {
  it.each([homePath(), productPath('orbit-eternity-ring'), checkoutPath(), adminPath(), '/no-such-page/'])(
    '%s has it as a header and in itself, and allows nothing unsafe',
    async (path) => {
      const header = (await fetch(shop + path)).headers.get('content-security-policy');
      const { html } = await fetchPage(shop, path);
      const own = /<meta http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1];
      for (const policy of [header, own]) {
        expect(policy).toMatch(/script-src 'self'/);
        expect(policy).not.toContain('unsafe');
      }
      expect(header).toContain("default-src 'self'");
    },
  );

  it('stops a script that somebody has put into a page', async () => {
    const { page } = await visit();
    await page.goto(homePath());
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.documentElement.dataset.ran = "yes"';
      document.body.append(script);
      return document.documentElement.dataset.ran;
    });
    expect(ran).toBeUndefined();
  });
});

/** Kinds of page of the merchant's desk. */
const openAtDesk: Record<string, (page: Page) => Promise<unknown>> = {
  'list of products': async (page) => {
    await page.goto(`${adminPath()}#/products`);
    await page.getByRole('table').waitFor();
  },
  editor: (page) => openEditor(page, piece.id),
  releases: async (page) => {
    await page.goto(`${adminPath()}#/releases`);
    await page.getByRole('table').waitFor();
  },
  receipt: async (page) => {
    await page.goto(`${adminPath()}#/releases`);
    await page.getByRole('table').getByRole('link').first().click();
    await receiptOf(page).waitFor();
  },
};

/** Pixels by which something reaches out of the window at the side. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const PHONE = { viewport: { width: 320, height: 640 } };

/** What a browser does to text for somebody who has set it to twice its size. */
const doubleText = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });

// One visit looks at a page at every size: getting to it takes longer than the look.
describe('without a complaint, a request elsewhere, a sideways scroll or a fault that axe finds', () => {
  it.each(Object.keys(openAsGuest))('%s', async (kind) => {
    const { page, noise } = await visit({ ...PHONE, ...STILL });
    await openAsGuest[kind]!(page);
    await page.waitForLoadState('networkidle');
    expect(await overflow(page), 'at 320 px').toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 375, height: 900 });
    expect(await overflow(page), 'at 375 px').toBeLessThanOrEqual(0);
    expect(await axeViolations(page), 'at 375 px').toEqual([]);
    await page.setViewportSize({ width: 768, height: 1024 });
    expect(await overflow(page), 'at 768 px').toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await overflow(page), 'at 1440 px').toBeLessThanOrEqual(0);
    expect(await axeViolations(page), 'at 1440 px').toEqual([]);
    await page.setViewportSize(PHONE.viewport);
    await doubleText(page);
    expect(await overflow(page), 'at 320 px with text of twice the size').toBeLessThanOrEqual(0);
    expect(noise.notes).toEqual([]);
  });
});

describe('without a complaint, a request elsewhere or a sideways scroll at 320 px', () => {
  it.each(Object.keys(openAtDesk))('desk: %s', async (kind) => {
    const { page, noise } = await visit({ ...PHONE, ...desk });
    await openAtDesk[kind]!(page);
    await page.waitForLoadState('networkidle');
    expect(noise.notes).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it('API reference', async () => {
    const { page, noise } = await visit(PHONE);
    await page.goto('/api/docs');
    await page.getByRole('heading', { name: 'Lapidary commerce API' }).waitFor();
    expect(noise.notes).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
});
