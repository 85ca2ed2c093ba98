import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { source as axeSource } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { guestPages } from './fixtures/guest-pages.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { testRing } from './fixtures/test-piece.ts';

const { url: shop } = inject('shop');
const { visit } = withChromium();
let piece: AdminProduct;
beforeAll(async () => {
  const merchant = await MerchantApi.signIn(shop);
  piece = await merchant.createLiveProduct(testRing(), 40);
});

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Violations of the page as it stands, each with the places where it is. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations: found } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }, STANDARD);
}

// Halfway through a transition, everything is pale.
const still = { reducedMotion: 'reduce' } as const;
const pages = guestPages(() => piece.draft.slug);

describe.each([375, 1440])('axe finds nothing at %d px', (width) => {
  it.each(Object.keys(pages))('%s', async (kind) => {
    const { page } = await visit({ ...still, viewport: { width, height: 900 } });
    await pages[kind]!(page);
    await page.waitForLoadState('networkidle');
    expect(await violations(page)).toEqual([]);
  });
});
