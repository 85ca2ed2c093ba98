import { requestPublish } from '@lapidary/commerce-api/publishing';
import { expect, it } from 'vitest';
import { openTestShop } from './testing/open-test-shop.ts';

let timersRan = 0;
let whileRendering = 0;
const shop = await openTestShop({
  atStep(step) {
    if (step === 'planned') timersRan = 0;
    if (step === 'rendered') whileRendering = timersRan;
  },
});

it('lets timers run while pages are rendered, among them the one that prolongs the lease', async () => {
  const timer = setInterval(() => {
    timersRan += 1;
  }, 1);
  const cause = { kind: 'rebuild', actor: 'merchant', summary: 'Render everything' } as const;
  await requestPublish(shop.services, { cause, productIds: null });
  const { rendered } = await shop.publish();
  clearInterval(timer);
  expect(rendered).toBeGreaterThan(60);
  expect(whileRendering).toBeGreaterThan(2);
});
