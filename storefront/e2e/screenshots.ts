// Takes a picture of every kind of page, on a phone and on a desktop. Says how to use it when called without arguments.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
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
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { catalogShots } from './desk-shots/catalog-shots.ts';
import { editorShots } from './desk-shots/editor-shots.ts';
import { orderShots } from './desk-shots/order-shots.ts';
import { shopShots } from './desk-shots/shop-shots.ts';
import { signInAtDesk } from './fixtures/desk-steps.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { addToBag, bringToCheckout, fillCheckout, orderButton } from './fixtures/shopper-steps.ts';
import { sitemapPaths } from './fixtures/site.ts';
import { testPendant, uniqueEmail } from './fixtures/test-piece.ts';
import { apiIsBack, withoutApi } from './fixtures/without-api.ts';

const USAGE = `Usage: node storefront/e2e/screenshots.ts [--only PATTERN] URL FOLDER [HOME]

Takes a picture of every kind of page of the shop at URL, 375 and 1440 px wide, into FOLDER. It signs in with the
accounts of a shop on one machine, places orders, and makes a product that it deletes in the end.
With HOME, the LAPIDARY_HOME of that shop, its API is killed for the picture of the maintenance page. With a PATTERN, those
whose names match it: --only '^desk-'.`;

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
  'desk-sign-in-refused': async (page) => {
    await page.goto(adminPath());
    await page.getByLabel('Email', { exact: true }).fill('merchant@lapidary.test');
    await page.getByLabel('Password', { exact: true }).fill('Not-the-password-1');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
  },
  'desk-for-a-shopper': async (page) => {
    await page.goto(adminPath());
    await page.getByLabel('Email', { exact: true }).fill('shopper@lapidary.test');
    await page.getByLabel('Password', { exact: true }).fill('Shopper-2026');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
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
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
}

/** Takes the pictures of one kind of page. */
type Take = (name: string, open: (page: Page) => Promise<unknown>) => Promise<void>;

const taking =
  (browser: Browser, options: BrowserContextOptions, folder: string): Take =>
  async (name, open) => {
    for (const width of WIDTHS) {
      const viewport = { width, height: width < 500 ? 812 : 900 };
      const context = await browser.newContext({ ...options, viewport });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      try {
        await open(page);
        await settle(page);
        const inDialog = (await page.locator('dialog[open]').count()) > 0;
        await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: !inDialog });
        process.stdout.write(`${name}-${width}.png\n`);
      } catch (error) {
        // The others are worth having.
        process.stderr.write(`${name}-${width}.png: ${String(error)}\n`);
        process.exitCode = 1;
      } finally {
        await context.close();
      }
    }
  };

/** The desk's session, so that one sign-in serves all pictures. */
async function signedIn(browser: Browser, options: BrowserContextOptions): Promise<BrowserContextOptions> {
  const context = await browser.newContext(options);
  await signInAtDesk(await context.newPage());
  const storageState = await context.storageState();
  await context.close();
  return { ...options, storageState };
}

async function main(shop: string, folder: string, home: string | undefined, only: RegExp): Promise<void> {
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
  const subject = { shop, merchant, slug, id, previewUrl, category, plain };
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  const anyone = { baseURL: shop, locale: 'en-US', reducedMotion: 'reduce' } as const;
  const take = taking(browser, anyone, folder);
  try {
    for (const [name, open] of Object.entries(shots)) {
      if (only.test(name)) await take(name, (page) => open(page, subject));
    }
    const atDesk = taking(browser, await signedIn(browser, anyone), folder);
    const deskShots = { ...shopShots, ...editorShots, ...catalogShots, ...orderShots };
    for (const [name, open] of Object.entries(deskShots)) {
      if (only.test(`desk-${name}`)) await atDesk(`desk-${name}`, (page) => open(page, subject));
    }
    if (home) {
      await withoutApi({ url: shop, home }, () => take('maintenance', (page) => page.goto('/api/health')));
      await apiIsBack(shop);
    }
  } finally {
    await browser.close();
    await merchant.deleteProduct(plain.id);
  }
}

const { values, positionals } = parseArgs({
  options: { only: { type: 'string', default: '' } },
  allowPositionals: true,
});
const [shop, folder, home, ...more] = positionals;
if (!shop || !folder || more.length > 0) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 1;
} else await main(shop, folder, home, new RegExp(values.only));
