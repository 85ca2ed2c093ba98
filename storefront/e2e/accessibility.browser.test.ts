import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { axeViolations, STILL } from './fixtures/axe.ts';
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

const pages = guestPages(() => piece.draft.slug);

describe.each([375, 1440])('axe finds nothing at %d px', (width) => {
  it.each(Object.keys(pages))('%s', async (kind) => {
    const { page } = await visit({ ...STILL, viewport: { width, height: 900 } });
    await pages[kind]!(page);
    await page.waitForLoadState('networkidle');
    expect(await axeViolations(page)).toEqual([]);
  });
});
