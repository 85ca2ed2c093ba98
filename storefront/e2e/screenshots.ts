// Takes a picture of every kind of page, on a phone and on a desktop. Says how to use it when called without arguments.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { PreviewLink } from '@lapidary/shared/catalog/preview';
import { adminPath, styleGuidePath } from '@lapidary/shared/page-paths';
import { type Browser, chromium, type Page } from 'playwright-core';
import { openEditor, signInAtDesk } from './fixtures/desk-steps.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { type Pieces, shopperShots } from './fixtures/shopper-shots.ts';
import { testPendant, testRing, unique } from './fixtures/test-piece.ts';
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

/** Units of what is ordered for the pictures. */
const ENOUGH = 99;

interface Subject {
  /** Of the sample. */
  id: string;
  /** Address of a preview of it. */
  previewUrl: string;
  /** Made for this, without a picture. */
  plain: AdminProduct;
}

type Shot = (page: Page, subject: Subject) => Promise<unknown>;

const atDesk = async (page: Page, hash: string) => {
  await signInAtDesk(page);
  await page.goto(adminPath() + hash);
};

const atDeskList = async (page: Page, hash: string) => {
  await atDesk(page, hash);
  await page.getByRole('table').first().waitFor();
};

const shots: Record<string, Shot> = {
  preview: (page, { previewUrl }) => page.goto(previewUrl),
  'preview-altered': (page, { previewUrl }) => page.goto(`${previewUrl}x`),
  styleguide: (page) => page.goto(styleGuidePath()),
  'not-found': (page) => page.goto('/no-such-page/'),
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

/** What no sample catalog should have to show, made for the pictures. Resolves with how to take it away again. */
async function makeCornerCases(
  merchant: MerchantApi,
  { draft }: AdminProduct,
): Promise<{ plain: AdminProduct; pieces: Pieces; remove(): Promise<void> }> {
  const aloneIn = `charms-${unique()}`;
  await merchant.call('PUT', `/categories/${aloneIn}`, { title: 'Charms', description: '', position: 99 });
  const metals = ['Yellow gold', 'White gold', 'Rose gold'];
  const sizes = ['4', '5', '6', '7', '8', '9', '10', '11'];
  const [variant] = testPendant().variants;
  const long = await merchant.createLiveProduct(
    testRing({
      title: 'Marguerite Everlasting Cushion Halo Engagement Ring Grandeur',
      description: draft.description,
      images: draft.images,
      options: [
        { name: 'Metal', values: metals },
        { name: 'Ring size', values: sizes },
      ],
      variants: metals.flatMap((metal) =>
        sizes.map((size) => ({ ...variant!, optionValues: [metal, size], compareAtPrice: 15_000 })),
      ),
    }),
    ENOUGH,
  );
  for (const { id, optionValues } of long.draft.variants) {
    if (optionValues[1] === '5') await merchant.setStock(id, 0);
  }
  const alone = await merchant.createLiveProduct(
    testPendant({ categorySlug: aloneIn, images: draft.images }),
    ENOUGH,
  );
  const plain = await merchant.createLiveProduct(testPendant({ title: 'A piece without a picture' }), 0);
  const slugOf = (piece: AdminProduct) => piece.draft.slug;
  return {
    plain,
    pieces: {
      chosen: draft.slug,
      long: slugOf(long),
      alone: slugOf(alone),
      aloneIn,
      plain: slugOf(plain),
    },
    remove: async () => {
      for (const { id } of [long, alone, plain]) await merchant.deleteProduct(id);
      await merchant.call('DELETE', `/categories/${aloneIn}`);
    },
  };
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { home: { type: 'string' }, only: { type: 'string' } },
  });
  const [shop, folder, ...more] = positionals;
  const { home } = values;
  if (!shop || !folder || more.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(folder, { recursive: true });
  const merchant = await MerchantApi.signIn(shop);
  const sample = await merchant.findProduct(SAMPLE);
  const { id } = sample;
  const { url: previewUrl } = await merchant.call<PreviewLink>('POST', `/products/${id}/preview`);
  const { plain, pieces, remove } = await makeCornerCases(merchant, sample);
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  const takeAny = taking(browser, shop, folder);
  const wanted = new RegExp(values.only ?? '');
  const take: Take = async (name, open) => {
    if (wanted.test(name)) await takeAny(name, open);
  };
  try {
    for (const language of LANGUAGES) {
      for (const [name, open] of Object.entries(shopperShots(language, pieces))) {
        await take(language ? `${language}-${name}` : name, open);
      }
    }
    for (const [name, open] of Object.entries(shots)) {
      await take(name, (page) => open(page, { id, previewUrl, plain }));
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

await main();
