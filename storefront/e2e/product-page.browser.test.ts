import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { homePath, productPath } from '@lapidary/shared/page-paths';
import type { Locator, Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { arriveAt, bagCount, hasFocus } from './fixtures/shopper-steps.ts';
import { testRing, uniqueEmail } from './fixtures/test-piece.ts';

const { url: shop } = inject('shop');
const { visit } = withChromium();
let piece: AdminProduct;
beforeAll(async () => {
  const merchant = await MerchantApi.signIn(shop);
  piece = await merchant.createLiveProduct(testRing({ categorySlug: 'bracelets' }), 9);
});

const MOST_STOPS = 120;

/** Presses Tab until `target` has the focus, and makes sure that each place on the way can be seen to have it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const look = () =>
    target.evaluate((element) => {
      const focused = document.activeElement!;
      const shown = focused.matches('.choices input') ? focused.closest('label')! : focused;
      const { outlineStyle, outlineWidth } = getComputedStyle(shown);
      const { top, bottom } = shown.getBoundingClientRect();
      const hasOutline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      return {
        arrived: focused === element,
        // Between the end of a page and its start, the browser's own bar has the focus.
        seen: focused === document.body || (hasOutline && bottom > 0 && top < innerHeight),
        what: focused.outerHTML.slice(0, 120),
      };
    });
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const { arrived, seen, what } = await look();
    expect(seen, `a focus that shows: ${what}`).toBe(true);
    if (arrived) return;
  }
  expect.fail('not reached by Tab');
}

describe('enlarged pictures', () => {
  it('open, change and close by keyboard; the focus returns', async () => {
    const { page, noise } = await visit();
    await page.goto(productPath('orbit-eternity-ring'));
    const picture = page.getByRole('link', { name: /, enlarge$/ });
    await tabTo(page, picture.first());
    await page.keyboard.press('Enter');
    const zoom = page.getByRole('dialog', { name: /enlarged$/ });
    await zoom.getByText(/^1 of \d$/).waitFor();
    await page.keyboard.press('ArrowRight');
    await zoom.getByText(/^2 of \d$/).waitFor();
    await zoom.getByRole('button', { name: 'Closer' }).click();
    await zoom.getByRole('button', { name: 'Whole picture' }).waitFor();
    await page.keyboard.press('Escape');
    await zoom.waitFor({ state: 'hidden' });
    await expect.poll(() => hasFocus(picture.nth(1))).toBe(true);
    expect(noise.notes).toEqual([]);
  });

  it('are plain links to the pictures without JavaScript', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    await page.goto(productPath('orbit-eternity-ring'));
    const path = await page
      .getByRole('link', { name: /, enlarge$/ })
      .first()
      .getAttribute('href');
    expect((await fetch(shop + path)).headers.get('content-type')).toMatch(/^image\//);
  });
});

describe('on a phone', () => {
  const PHONE = { viewport: { width: 375, height: 700 } };

  it('the bar at the bottom adds what is chosen once the button is out of view', async () => {
    const { page } = await visit(PHONE);
    await page.goto(productPath(piece.draft.slug));
    const bar = page.locator('[data-sticky]');
    expect(await bar.isVisible()).toBe(false);
    await page.getByRole('contentinfo').scrollIntoViewIfNeeded();
    await bar.getByText('$480.00').waitFor();
    await bar.getByRole('button', { name: 'Add' }).click();
    await expect.poll(() => bagCount(page).innerText()).toBe('1');
  });

  it('the bar never lies over what has the focus', async () => {
    const { page } = await visit(PHONE);
    await page.goto(productPath('orbit-eternity-ring'));
    await page.getByRole('button', { name: 'Add to bag' }).focus();
    let compared = 0;
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press('Tab');
      const gap = await page.evaluate(() => {
        const bar = document.querySelector<HTMLElement>('[data-sticky]')!;
        const focused = document.activeElement!;
        if (bar.hidden || bar.contains(focused) || focused === document.body) return null;
        return bar.getBoundingClientRect().top - focused.getBoundingClientRect().top;
      });
      if (gap === null) continue;
      compared++;
      expect(gap).toBeGreaterThan(0);
    }
    expect(compared).toBeGreaterThan(0);
  });
});

describe('while the shop cannot be reached', () => {
  it('the page tells when the stock was checked, and checks again when asked', async () => {
    const { page } = await visit();
    // What the edge answers in place of an API that is away: what it kept, with its age in seconds.
    const kept = async (route: Route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), age: '3600' } });
    };
    await page.route('**/api/availability/**', kept);
    await page.goto(productPath(piece.draft.slug));
    const note = page.locator('[data-stock-note]');
    await note.getByText(/^Stock checked \d/).waitFor();
    await page.unroute('**/api/availability/**', kept);
    await note.getByRole('button', { name: 'Check again' }).click();
    await note.waitFor({ state: 'hidden' });
  });
});

describe('delivery', () => {
  it('is told as dates, of the day on which the page is looked at', async () => {
    const { page } = await visit();
    // A Friday: the first working day after it is Monday.
    await page.clock.setFixedTime(new Date('2025-11-21T12:00:00'));
    await page.goto(productPath(piece.draft.slug));
    await page.getByText(/^Arrives Mon, Nov 24\s–\sThu, Nov 27\.$/).waitFor();
  });
});

describe('by keyboard alone', () => {
  it('a piece is found, chosen, put into the bag and ordered, at 320 px with text of twice the size', async () => {
    const { page, noise } = await visit({ viewport: { width: 320, height: 640 } });
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.fontSize = '200%';
      });
    });
    const expectNoScroll = async () =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const navigation = page.getByRole('navigation', { name: 'Categories', exact: true });
    await page.goto(homePath());
    await tabTo(page, navigation.getByRole('link', { name: 'Bracelets', exact: true }));
    await page.keyboard.press('Enter');
    await arriveAt(page, 'Bracelets');
    await expectNoScroll();
    await tabTo(page, page.getByRole('main').getByRole('link', { name: piece.draft.title }));
    await page.keyboard.press('Enter');
    await arriveAt(page, piece.draft.title);

    await expectNoScroll();
    await tabTo(page, page.getByRole('radio', { name: 'Silver' }));
    await page.keyboard.press('ArrowRight');
    await page.locator('.variant', { hasText: '$520.00' }).filter({ visible: true }).waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Add to bag' }));
    await page.keyboard.press('Enter');
    await page.getByText('Added to your bag.').waitFor();
    await tabTo(page, page.getByRole('button', { name: 'View your bag' }));
    await page.keyboard.press('Enter');
    const bag = page.getByRole('dialog', { name: 'Your bag' });
    await bag.getByText('Subtotal').waitFor();
    await expectNoScroll();
    await tabTo(page, bag.getByRole('link', { name: 'Check out' }));
    await page.keyboard.press('Enter');
    await page.locator('.checkout .bag-line').first().waitFor();
    await expectNoScroll();

    const type = async (label: string | RegExp, text: string) => {
      await tabTo(page, page.getByLabel(label, { exact: true }));
      await page.keyboard.type(text);
    };
    await type('Email', uniqueEmail('keys'));
    await type('Full name', 'Ada Guest');
    await type('Address', '1 Test Street');
    await type(/^Postal code/, '10001');
    await type('City', 'Testville');
    await type('Country', 'United St');
    await page.getByRole('radio', { name: /^Standard delivery/ }).waitFor();
    const transfer = page.getByRole('radio', { name: /^Bank transfer/ });
    await tabTo(page, transfer);
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('button', { name: 'Place order' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    await expectNoScroll();
    expect(noise.notes).toEqual([]);
  });
});
