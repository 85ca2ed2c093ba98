import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { productPath } from '@lapidary/shared/page-paths';
import type { Locator, Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { bagCount } from './fixtures/shopper-steps.ts';
import { testPendant } from './fixtures/test-piece.ts';

const LATENCY_MS = 400;
const { visit } = withChromium();
let piece: AdminProduct;
beforeAll(async () => {
  const merchant = await MerchantApi.signIn(inject('shop').url);
  piece = await merchant.createLiveProduct(testPendant(), 40);
});

/** A way to press a button that nothing has been done to before. */
const presses: Record<string, (button: Locator, page: Page) => Promise<unknown>> = {
  'the mouse': async (button, page) => {
    const { x, y, width, height } = (await button.boundingBox())!;
    await page.mouse.click(x + width / 2, y + height / 2);
  },
  'a finger': (button) => button.tap(),
  Enter: (button) => button.press('Enter'),
  Space: (button) => button.press('Space'),
};

const MARK = 'press';

/** From now on answers take their time; the page notes when it was pressed. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: LATENCY_MS, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow);
  await page.evaluate((mark) => {
    performance.clearResourceTimings();
    document.addEventListener('click', () => performance.mark(mark), { capture: true, once: true });
  }, MARK);
}

/**
 * What was asked for since the press, in the order of the asking. Pictures load when they please, and the stock is asked
 * for again some seconds after an answer that the edge had kept: neither has to do with the press.
 */
const requestsSince = (page: Page) =>
  page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name, initiatorType }) => initiatorType !== 'img' && !name.includes('/api/availability/'))
      .map(({ name }) => new URL(name).pathname),
  );

/**
 * Milliseconds from the press to the frame that shows what is in the bag. The page itself notes it: what waits outside
 * looks ever more rarely, after 270 ms not before 770.
 */
const bagIsPainted = (page: Page) =>
  page.evaluate(
    (mark) =>
      new Promise<number>((resolve) => {
        const drawer = document.querySelector('#bag')!;
        const observer = new MutationObserver(() => {
          if (!drawer.querySelector('.bag-subtotal')) return;
          observer.disconnect();
          requestAnimationFrame((now) => resolve(now - performance.getEntriesByName(mark)[0]!.startTime));
        });
        observer.observe(drawer, { childList: true, subtree: true });
      }),
    MARK,
  );

describe.each(Object.entries(presses))(
  `on a line of ${LATENCY_MS} ms, the first press by %s`,
  (way, press) => {
    it('puts one piece into the bag, shown before the shop has answered', async () => {
      const { page } = await visit({ hasTouch: true });
      await page.goto(productPath(piece.draft.slug));
      await slowDown(page);
      const answered = page.waitForResponse('**/api/bag/lines');
      const shown = page.evaluate(
        (mark) =>
          new Promise<{ ms: number; answers: number }>((resolve) => {
            const badge = document.querySelector('[data-bag-count]')!;
            new MutationObserver(() => {
              const [pressed] = performance.getEntriesByName(mark);
              const answers = performance
                .getEntriesByType('resource')
                .filter(({ name }) => name.includes('/api/bag')).length;
              resolve({ ms: performance.now() - pressed!.startTime, answers });
            }).observe(badge, { childList: true, characterData: true, subtree: true });
          }),
        MARK,
      );
      await press(page.getByRole('button', { name: 'Add to bag' }), page);
      const { ms, answers } = await shown;
      process.stdout.write(`bag count after a press by ${way}: ${Math.round(ms)} ms\n`);
      expect(answers).toBe(0);
      await answered;
      await expect.poll(() => bagCount(page).innerText()).toBe('1');
      expect(await requestsSince(page)).toEqual(['/api/bag/lines']);
    });

    it('shows what is in the bag', async () => {
      const { page, context } = await visit({ hasTouch: true });
      const { id: variantId } = piece.draft.variants[0]!;
      await context.request.post('/api/bag/lines', { data: { variantId, quantity: 1 } });
      await page.goto(productPath(piece.draft.slug));
      await page.evaluate(() => {
        const drawer = document.querySelector<HTMLDialogElement>('#bag')!;
        drawer.addEventListener('toggle', () => {
          drawer.dataset.openings = String(Number(drawer.dataset.openings ?? 0) + Number(drawer.open));
        });
      });
      await slowDown(page);
      const shown = bagIsPainted(page);
      await press(page.getByRole('button', { name: /^Bag/ }), page);
      const ms = await shown;
      await page.getByRole('dialog', { name: 'Your bag' }).getByText('Subtotal').waitFor();
      const asked = await requestsSince(page);
      process.stdout.write(`bag after a press by ${way}: ${Math.round(ms)} ms, ${asked.length} requests\n`);
      expect(asked.filter((path) => path === '/api/bag')).toHaveLength(1);
      expect(new Set(asked).size).toBe(asked.length);
      expect(await page.locator('#bag').getAttribute('data-openings')).toBe('1');
    });
  },
);

it('on the bag asks for all that it takes at once: nothing waits for the answer to another', async () => {
  const { page, context } = await visit();
  const { id: variantId } = piece.draft.variants[0]!;
  await context.request.post('/api/bag/lines', { data: { variantId, quantity: 1 } });
  await page.goto(productPath(piece.draft.slug));
  const pathOf = (route: Route) => new URL(route.request().url()).pathname;
  const held: Route[] = [];
  const late: string[] = [];
  let answering = false;
  await page.route(/\/_astro\/|\/api\/bag$/, async (route) => {
    if (!answering) held.push(route);
    else {
      late.push(pathOf(route));
      await route.continue();
    }
  });
  await page.getByRole('button', { name: /^Bag/ }).click();
  const asked = () => held.map(pathOf);
  await expect.poll(asked).toContain('/api/bag');
  await expect.poll(asked).toContainEqual(expect.stringMatching(/\.js$/));
  // What was asked for in the same moment is on its way to here.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  answering = true;
  await Promise.all(held.map((route) => route.continue()));
  await page.getByRole('dialog', { name: 'Your bag' }).getByText('Subtotal').waitFor();
  expect(late).toEqual([]);
});

it('on the bag before its scripts have come shows what is in it once they have', async () => {
  const { page } = await visit();
  let come!: () => void;
  const scripts = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route('**/_astro/*.js', async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto(productPath(piece.draft.slug), { waitUntil: 'commit' });
  await page.getByRole('button', { name: /^Bag/ }).click();
  const bag = page.getByRole('dialog', { name: 'Your bag' });
  await bag.waitFor();
  come();
  await bag.getByText('Your bag is empty.').waitFor();
});
