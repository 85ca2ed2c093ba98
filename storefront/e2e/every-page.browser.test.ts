import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import {
  accountPath,
  adminPath,
  checkoutPath,
  collectionPath,
  collectionsPath,
  forgotPasswordPath,
  homePath,
  orderConfirmationPath,
  productPath,
  searchPath,
  signInPath,
  signUpPath,
  wishlistPath,
} from '@lapidary/shared/page-paths';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { deskSession, openEditor } from './fixtures/desk-steps.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { addToBag, bringToCheckout, fillCheckout, orderButton } from './fixtures/shopper-steps.ts';
import { fetchPage, sitemapPaths } from './fixtures/site.ts';
import { testRing, uniqueEmail } from './fixtures/test-piece.ts';

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

/** Every kind of page as somebody without an account gets to it. */
const openAsGuest: Record<string, (page: Page) => Promise<unknown>> = {
  home: (page) => page.goto(homePath()),
  category: (page) => page.goto('/rings/'),
  collections: (page) => page.goto(collectionsPath()),
  collection: (page) => page.goto(collectionPath('diamonds')),
  product: (page) => page.goto(productPath(slug())),
  'product, from the sample catalog': (page) => page.goto(productPath('orbit-eternity-ring')),
  'not found': (page) => page.goto('/no-such-page/'),
  search: async (page) => {
    await page.goto(searchPath('gold'));
    await page.getByText(/for “gold”$/).waitFor();
  },
  wishlist: async (page) => {
    await page.goto(productPath(slug()));
    await page.getByRole('button', { name: 'Wishlist', exact: true }).click();
    await page.goto(wishlistPath());
    await page.getByRole('button', { name: /^Remove/ }).waitFor();
  },
  'bag, open and empty': async (page) => {
    await page.goto(homePath());
    await page.getByRole('button', { name: /^Bag/ }).click();
    await page.getByText('Your bag is empty.').waitFor();
  },
  'bag, with a piece in it': async (page) => {
    await page.goto(productPath(slug()));
    await addToBag(page);
    await page.getByRole('button', { name: /^Bag/ }).click();
    await page.getByText('Subtotal').waitFor();
  },
  'checkout, empty': async (page) => {
    await page.goto(checkoutPath());
    await page.getByText('Your bag is empty').first().waitFor();
  },
  checkout: (page) => bringToCheckout(page, slug()),
  confirmation: async (page) => {
    await bringToCheckout(page, slug());
    await fillCheckout(page, uniqueEmail('guest'));
    await orderButton(page).click();
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
  },
  'find an order': async (page) => {
    await page.goto(orderConfirmationPath());
    await page.getByLabel('Order number').waitFor();
  },
  'sign in': (page) => page.goto(signInPath()),
  'sign up': (page) => page.goto(signUpPath()),
  'forgotten password': (page) => page.goto(forgotPasswordPath()),
  account: async (page) => {
    await page.goto(accountPath());
    await page.waitForURL(`**${signInPath()}**`);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  },
  'desk, signed out': async (page) => {
    await page.goto(adminPath());
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  },
};

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
    await page.getByRole('region', { name: 'Receipt' }).waitFor();
  },
};

/** Pixels by which something reaches out of the window at the side. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const PHONE = { viewport: { width: 320, height: 640 } };

describe('without a complaint, a request elsewhere or a sideways scroll at 320 px', () => {
  it.each(Object.keys(openAsGuest))('%s', async (kind) => {
    const { page, noise } = await visit(PHONE);
    await openAsGuest[kind]!(page);
    await page.waitForLoadState('networkidle');
    expect(noise.notes).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

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
