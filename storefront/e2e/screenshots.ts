// Takes a picture of every kind of page, on a phone and on a desktop. Says how to use it when called without arguments.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PreviewLink } from '@lapidary/shared/catalog/preview';
import { adminPath, styleGuidePath } from '@lapidary/shared/page-paths';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { catalogShots } from './desk-shots/catalog-shots.ts';
import { editorShots } from './desk-shots/editor-shots.ts';
import { orderShots } from './desk-shots/order-shots.ts';
import { shopShots } from './desk-shots/shop-shots.ts';
import { stateShots } from './desk-shots/state-shots.ts';
import { signInAtDesk } from './fixtures/desk-steps.ts';
import { makeCornerCases } from './fixtures/make-corner-cases.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { shopperShots } from './fixtures/shopper-shots.ts';
import { apiIsBack, withoutApi } from './fixtures/without-api.ts';

const USAGE = `Usage: node storefront/e2e/screenshots.ts URL FOLDER [--only PATTERN] [--home HOME]

Takes a picture of every page of the sample shop at URL in each of its states, 375 and 1440 px wide, into FOLDER; with
--only, of those whose names the regular expression matches. Shoppers' pages are taken in both languages. It signs in
with the accounts of a shop on one machine, places orders, and makes products and a category that it deletes in the end.
With HOME, the LAPIDARY_HOME of that shop, its API is killed for the picture of the maintenance page.`;

const CHROMIUM = '/usr/bin/chromium';

const WIDTHS = [375, 1440];

/** The first is at the root of the site. */
const LANGUAGES = ['', 'vi'];

/** A piece of the sample catalog, with pictures and a choice. */
const SAMPLE = 'vesper-solitaire-ring';

/** Pages that belong to nobody's list. */
const shots: Record<string, (page: Page, previewUrl: string) => Promise<unknown>> = {
  preview: (page, previewUrl) => page.goto(previewUrl),
  'preview-altered': (page, previewUrl) => page.goto(`${previewUrl}x`),
  styleguide: (page) => page.goto(styleGuidePath()),
  'not-found': (page) => page.goto('/no-such-page/'),
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
  // Those that can be seen: the others of a row that moves sideways are loaded when it moves.
  await page.waitForFunction(() =>
    [...document.images].every((image) => {
      const { left, right } = image.getBoundingClientRect();
      return image.complete || !image.checkVisibility() || left >= innerWidth || right <= 0;
    }),
  );
  // What has come is painted some time later.
  await page.evaluate(() =>
    Promise.allSettled(
      [...document.images].filter(({ complete }) => complete).map((image) => image.decode()),
    ),
  );
}

/** Takes the pictures of one kind of page. */
type Take = (name: string, open: (page: Page) => Promise<unknown>) => Promise<void>;

const taking =
  (browser: Browser, options: BrowserContextOptions, folder: string, only: RegExp): Take =>
  async (name, open) => {
    if (!only.test(name)) return;
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
  const merchant = await MerchantApi.signIn(shop);
  const sample = await merchant.findProduct(SAMPLE);
  const { id } = sample;
  const { url: previewUrl } = await merchant.call<PreviewLink>('POST', `/products/${id}/preview`);
  const { plain, pieces, remove } = await makeCornerCases(merchant, sample);
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  const anyone = { baseURL: shop, locale: 'en-US', reducedMotion: 'reduce' } as const;
  const take = taking(browser, anyone, folder, only);
  try {
    for (const language of LANGUAGES) {
      for (const [name, open] of Object.entries(shopperShots(language, pieces))) {
        await take(language ? `${language}-${name}` : name, open);
      }
    }
    for (const [name, open] of Object.entries(shots)) await take(name, (page) => open(page, previewUrl));
    const takeAtDesk = taking(browser, await signedIn(browser, anyone), folder, only);
    const deskShots = { ...shopShots, ...editorShots, ...catalogShots, ...orderShots, ...stateShots };
    for (const [name, open] of Object.entries(deskShots)) {
      await takeAtDesk(`desk-${name}`, (page) => open(page, { shop, merchant, id, plain }));
    }
    if (home) {
      await withoutApi({ url: shop, home }, () => take('maintenance', (page) => page.goto('/api/health')));
      await apiIsBack(shop);
    }
  } finally {
    await browser.close();
    await remove();
  }
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { home: { type: 'string' }, only: { type: 'string', default: '' } },
});
const [shop, folder, ...more] = positionals;
if (!shop || !folder || more.length > 0) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 1;
} else await main(shop, folder, values.home, new RegExp(values.only));
