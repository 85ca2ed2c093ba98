// Takes a picture of every kind of page, on a phone and on a desktop. Says how to use it when called without arguments.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { PreviewLink } from '@lapidary/shared/catalog/preview';
import {
  accountPath,
  adminPath,
  checkoutPath,
  forgotPasswordPath,
  homePath,
  inLanguage,
  orderConfirmationPath,
  productPath,
  signInPath,
  signUpPath,
  splitLanguage,
} from '@lapidary/shared/page-paths';
import { type Browser, chromium, type Page } from 'playwright-core';
import { openEditor, signInAtDesk } from './fixtures/desk-steps.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { addToBag, bringToCheckout, fillCheckout, orderButton } from './fixtures/shopper-steps.ts';
import { sitemapPaths } from './fixtures/site.ts';
import { testPendant, uniqueEmail } from './fixtures/test-piece.ts';
import { apiIsBack, withoutApi } from './fixtures/without-api.ts';

const USAGE = `Usage: node storefront/e2e/screenshots.ts URL FOLDER [HOME]

Takes a picture of every kind of page of the shop at URL, 375 and 1440 px wide, into FOLDER. It signs in with the
accounts of a shop on one machine, places orders, and makes a product that it deletes in the end.
With HOME, the LAPIDARY_HOME of that shop, its API is killed for the picture of the maintenance page.`;

const CHROMIUM = '/usr/bin/chromium';

const WIDTHS = [375, 1440];

interface Subject {
  /** A product of the catalog, with pictures and a choice. */
  slug: string;
  id: string;
  category: string;
  /** Address of a preview of it. */
  previewUrl: string;
  /** Made for this, without a picture. */
  plain: AdminProduct;
}

type Shot = (page: Page, subject: Subject) => Promise<unknown>;

const openBag = async (page: Page) => {
  await page.getByRole('button', { name: /^Bag/ }).click();
  await page
    .getByRole('dialog', { name: 'Your bag' })
    .getByText(/^Subtotal|is empty/)
    .first()
    .waitFor();
};

const fillBag = async (page: Page, { slug, plain }: Subject) => {
  for (const each of [slug, plain.draft.slug]) {
    await page.goto(productPath(each));
    await addToBag(page);
  }
};

const order = async (page: Page, subject: Subject) => {
  await fillBag(page, subject);
  await bringToCheckout(page, subject.slug);
  await fillCheckout(page, uniqueEmail('pictures'));
  await orderButton(page).click();
  await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
};

const signInAsShopper = async (page: Page) => {
  await page.goto(signInPath());
  await page.getByLabel('Email', { exact: true }).fill('shopper@lapidary.test');
  await page.getByLabel('Password', { exact: true }).fill('Shopper-2026');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Orders' }).waitFor();
};

const atDesk = async (page: Page, hash: string) => {
  await signInAtDesk(page);
  await page.goto(adminPath() + hash);
};

const atDeskList = async (page: Page, hash: string) => {
  await atDesk(page, hash);
  await page.getByRole('table').first().waitFor();
};

const shots: Record<string, Shot> = {
  home: (page) => page.goto(homePath()),
  category: (page, { category }) => page.goto(category),
  product: (page, { slug }) => page.goto(productPath(slug)),
  'product-without-picture': (page, { plain }) => page.goto(productPath(plain.draft.slug)),
  preview: (page, { previewUrl }) => page.goto(previewUrl),
  'preview-altered': (page, { previewUrl }) => page.goto(`${previewUrl}x`),
  'bag-empty': async (page) => {
    await page.goto(homePath());
    await openBag(page);
  },
  'bag-with-lines': async (page, subject) => {
    await fillBag(page, subject);
    await openBag(page);
  },
  checkout: async (page, subject) => {
    await fillBag(page, subject);
    await bringToCheckout(page, subject.slug);
  },
  'checkout-with-errors': async (page, { slug }) => {
    await bringToCheckout(page, slug);
    await orderButton(page).click();
    await page.getByRole('alert').filter({ hasText: 'Please check these fields' }).waitFor();
  },
  'checkout-empty': async (page) => {
    await page.goto(checkoutPath());
    await page.getByText('nothing to order').waitFor();
  },
  confirmation: order,
  'find-an-order': (page) => page.goto(orderConfirmationPath()),
  'sign-in': (page) => page.goto(signInPath()),
  'sign-in-refused': async (page) => {
    await page.goto(signInPath());
    await page.getByLabel('Email', { exact: true }).fill('shopper@lapidary.test');
    await page.getByLabel('Password', { exact: true }).fill('Not-the-password-1');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
  },
  'sign-up': (page) => page.goto(signUpPath()),
  'sign-up-code': async (page) => {
    await page.goto(signUpPath());
    await page.getByLabel('Email', { exact: true }).fill(uniqueEmail('pictures'));
    await page.getByLabel('Password', { exact: true }).fill('Facet-and-Bezel-26');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByLabel('Code from the email').waitFor();
  },
  'forgotten-password': (page) => page.goto(forgotPasswordPath()),
  account: async (page, subject) => {
    await signInAsShopper(page);
    await order(page, subject);
    await page.goto(accountPath());
    await page.getByRole('article').first().waitFor();
  },
  'not-found': (page) => page.goto('/no-such-page/'),
  'vi-home': (page) => page.goto(inLanguage(homePath(), 'vi')),
  'vi-category': (page, { category }) => page.goto(inLanguage(category, 'vi')),
  'vi-product': (page, { slug }) => page.goto(inLanguage(productPath(slug), 'vi')),
  'vi-bag-with-lines': async (page, subject) => {
    await fillBag(page, subject);
    await page.goto(inLanguage(homePath(), 'vi'));
    await page.getByRole('button', { name: /^Giỏ/ }).click();
    await page.getByText('Tạm tính').waitFor();
  },
  'vi-checkout': async (page, subject) => {
    await fillBag(page, subject);
    await page.goto(inLanguage(checkoutPath(), 'vi'));
    await page.locator('.checkout .bag-line').first().waitFor();
  },
  'vi-find-an-order': (page) => page.goto(inLanguage(orderConfirmationPath(), 'vi')),
  'vi-sign-in': (page) => page.goto(inLanguage(signInPath(), 'vi')),
  'vi-sign-up': (page) => page.goto(inLanguage(signUpPath(), 'vi')),
  'vi-forgotten-password': (page) => page.goto(inLanguage(forgotPasswordPath(), 'vi')),
  'desk-signed-out': (page) => page.goto(adminPath()),
  'desk-home': async (page) => {
    await atDesk(page, '#/');
    await page.getByRole('heading', { name: 'Sales' }).waitFor();
  },
  'desk-help': async (page) => {
    await atDesk(page, '#/');
    await page.getByRole('button', { name: 'Help' }).click();
  },
  'desk-products': (page) => atDesk(page, '#/products'),
  'desk-orders': (page) => atDeskList(page, '#/orders'),
  'desk-order': async (page) => {
    await atDeskList(page, '#/orders');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  },
  'desk-order-cancel': async (page) => {
    await atDeskList(page, '#/orders/placed');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Cancel order…' }).click();
  },
  'desk-packing-slip': async (page) => {
    await atDeskList(page, '#/orders');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Timeline' }).waitFor();
    await page.emulateMedia({ media: 'print' });
  },
  'desk-stock': (page) => atDeskList(page, '#/stock'),
  'desk-stock-set': async (page) => {
    await atDeskList(page, '#/stock');
    const field = page.getByRole('textbox', { name: /^Stock of/ }).first();
    const before = await field.inputValue();
    await field.fill(String(Number(before) + 1));
    await field.press('Enter');
    await page.getByText(/^Set to/).waitFor();
  },
  'desk-stock-history': async (page) => {
    await atDeskList(page, '#/stock');
    await page.getByRole('table').getByRole('link', { name: 'History' }).first().click();
    await page.getByText('on hand').waitFor();
  },
  'desk-listings': (page) => atDeskList(page, '#/listings'),
  'desk-category': async (page) => {
    await atDesk(page, '#/listings/category/rings');
    await page.getByLabel('Title', { exact: true }).waitFor();
  },
  'desk-promotions': async (page) => {
    await atDesk(page, '#/promotions');
    await page.getByText('SPRING').or(page.getByText('no promotion codes')).first().waitFor();
  },
  'desk-promotion-errors': async (page) => {
    await atDesk(page, '#/promotions/new');
    await page.getByLabel('Code', { exact: true }).fill('!');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('.field-error').first().waitFor();
  },
  'desk-settings': (page) => atDeskList(page, '#/settings'),
  'desk-shipping-method': async (page) => {
    await atDesk(page, '#/settings/shipping/standard');
    await page.getByLabel('Name', { exact: true }).waitFor();
  },
  'desk-tax': async (page) => {
    await atDesk(page, '#/settings/tax');
    await page.getByRole('button', { name: 'Add a country' }).click();
  },
  'desk-payment': async (page) => {
    await atDesk(page, '#/settings/payment');
    await page.getByText('Offer bank transfer').waitFor();
  },
  'desk-activity': async (page) => {
    await atDesk(page, '#/activity');
    await page.getByText('values').first().click();
  },
  'desk-people': (page) => atDeskList(page, '#/people'),
  'desk-sign-in': async (page) => {
    await atDesk(page, '#/sign-in');
    await page.getByRole('button', { name: 'Set up an app' }).click();
    await page.getByRole('img', { name: /^QR code/ }).waitFor();
  },
  'desk-failure': async (page) => {
    await atDesk(page, '#/products');
    await page.route('**/api/admin/orders*', (route) => route.abort());
    await page.goto(`${adminPath()}#/orders`);
    await page.getByRole('alert').waitFor();
  },
  'desk-menu': async (page) => {
    await atDesk(page, '#/orders');
    const menu = page.getByRole('button', { name: 'Menu' });
    if (await menu.isVisible()) await menu.click();
  },
  'desk-editor': async (page, { id }) => {
    await signInAtDesk(page);
    await openEditor(page, id);
  },
  'desk-preview-link': async (page, { id }) => {
    await signInAtDesk(page);
    await openEditor(page, id);
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.getByRole('button', { name: 'Copy link' }).waitFor();
  },
  'desk-receipt-in-editor': async (page, { plain }) => {
    await signInAtDesk(page);
    await openEditor(page, plain.id);
    const description = `Edited at ${page.viewportSize()?.width} pixels, ${Date.now()}.`;
    await page.getByLabel('Description', { exact: true }).fill(description);
    await page.getByRole('button', { name: 'Save and publish' }).click();
    await page.getByRole('region', { name: 'Receipt' }).waitFor();
  },
  'desk-unsaved': async (page, { plain }) => {
    await signInAtDesk(page);
    await openEditor(page, plain.id);
    await page.getByLabel('Price in USD', { exact: true }).fill('cheap');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('region', { name: 'Not saved yet' }).waitFor();
  },
  'desk-releases': (page) => atDesk(page, '#/releases'),
  'desk-receipt': async (page) => {
    await atDesk(page, '#/releases');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('region', { name: 'Receipt' }).waitFor();
  },
};

/** Pictures below the fold load when they come near: the page is walked through once. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    scrollTo(0, 0);
  });
  await page.waitForLoadState('networkidle');
}

/** Takes the pictures of one kind of page. */
type Take = (name: string, open: (page: Page) => Promise<unknown>) => Promise<void>;

const taking =
  (browser: Browser, shop: string, folder: string): Take =>
  async (name, open) => {
    for (const width of WIDTHS) {
      const viewport = { width, height: width < 500 ? 812 : 900 };
      const context = await browser.newContext({ baseURL: shop, locale: 'en-US', viewport });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      await open(page);
      await settle(page);
      const inDialog = (await page.locator('dialog[open]').count()) > 0;
      await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: !inDialog });
      await context.close();
      process.stdout.write(`${name}-${width}.png\n`);
    }
  };

async function main([shop, folder, home, ...more]: string[]): Promise<void> {
  if (!shop || !folder || more.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(folder, { recursive: true });
  const paths = await sitemapPaths(shop);
  const slugOf = (path: string) => /^\/products\/([^/]+)\/$/.exec(path)?.[1];
  const slug = paths.map(slugOf).find((found) => found !== undefined);
  const inFirstLanguage = paths.filter((path) => splitLanguage(path).language === '');
  const category = inFirstLanguage.find((path) => path !== homePath() && !slugOf(path));
  if (!slug || !category) throw new Error(`${shop} has no product yet`);

  const merchant = await MerchantApi.signIn(shop);
  const plain = await merchant.createLiveProduct(testPendant({ title: 'A piece without a picture' }), 99);
  const { id } = await merchant.findProduct(slug);
  const { url: previewUrl } = await merchant.call<PreviewLink>('POST', `/products/${id}/preview`);
  const subject = { slug, id, previewUrl, category, plain };
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  const take = taking(browser, shop, folder);
  try {
    for (const [name, open] of Object.entries(shots)) await take(name, (page) => open(page, subject));
    if (home) {
      await withoutApi({ url: shop, home }, () => take('maintenance', (page) => page.goto('/api/health')));
      await apiIsBack(shop);
    }
  } finally {
    await browser.close();
    await merchant.deleteProduct(plain.id);
  }
}

await main(process.argv.slice(2));
