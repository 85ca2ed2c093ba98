import { homePath, orderConfirmationPath, productPath } from '@lapidary/shared/page-paths';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { HttpGuest } from './fixtures/http-guest.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { openShopDatabase } from './fixtures/shop-database.ts';
import {
  addToBag,
  arriveAt,
  bagCount,
  bringToCheckout,
  choose,
  fillCheckout,
  goToCategory,
  hasFocus,
  orderButton,
} from './fixtures/shopper-steps.ts';
import { testPendant, testRing, uniqueEmail } from './fixtures/test-piece.ts';

const { url: shop, home } = inject('shop');
const database = openShopDatabase(home);
const { visit } = withChromium();
let merchant: MerchantApi;

beforeAll(async () => {
  merchant = await MerchantApi.signIn(shop);
});
afterAll(() => database.close());

describe('a guest', () => {
  it('finds a piece, chooses a variant, buys it and has the confirmation', async () => {
    const ring = await merchant.createLiveProduct(testRing({ categorySlug: 'signets' }), 4);
    const gold7 = ring.draft.variants.find(({ optionValues }) => optionValues.join() === 'Gold,7')!;
    const email = uniqueEmail('guest');
    const { page, noise } = await visit();

    await page.goto(homePath());
    await goToCategory(page, 'Signets');
    await page.getByRole('main').getByRole('link', { name: ring.draft.title }).click();
    await arriveAt(page, ring.draft.title);

    await choose(page, ['Gold', '7']);
    await page.locator('.variant', { hasText: '$520.00' }).filter({ visible: true }).waitFor();
    await addToBag(page);
    await page.getByText('Added to your bag.').waitFor();
    await expect.poll(() => bagCount(page).innerText()).toBe('1');

    await page.getByRole('button', { name: 'View your bag' }).click();
    const bag = page.getByRole('dialog', { name: 'Your bag' });
    await bag.getByText('Gold / 7').waitFor();
    await bag.getByText('Subtotal $520.00').waitFor();
    await bag.getByRole('link', { name: 'Check out' }).click();

    await page.locator('.checkout').getByText('Gold / 7').waitFor();
    await fillCheckout(page, email);
    await orderButton(page).click();
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();

    const [order, ...more] = database.ordersOf(email);
    expect(more).toEqual([]);
    expect(await page.getByRole('main').innerText()).toContain(order!.number);
    await page.getByRole('main').getByRole('link', { name: 'Create an account' }).waitFor();
    expect(database.stockOf(gold7.id)).toBe(3);
    expect(database.unitsOrdered(gold7.id)).toBe(1);

    await page.reload();
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    expect(await page.getByRole('main').innerText()).toContain(order!.number);

    expect(await bagCount(page).isVisible()).toBe(false);
    await page.getByRole('button', { name: /^Bag/ }).click();
    await page.getByText('Your bag is empty.').waitFor();
    expect(noise.notes).toEqual([]);
  });

  it('finds the order again in another browser, by its number and email', async () => {
    const pendant = await merchant.createLiveProduct(testPendant(), 4);
    const email = uniqueEmail('guest');
    const { page } = await visit();
    await bringToCheckout(page, pendant.draft.slug);
    await fillCheckout(page, email);
    await orderButton(page).click();
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    const [order] = database.ordersOf(email);

    const { page: other } = await visit();
    await other.goto(orderConfirmationPath());
    await other.getByLabel('Order number').fill(order!.number.toLowerCase());
    await other.getByLabel('Email').fill('somebody-else@lapidary.test');
    await other.getByRole('button', { name: 'Find the order' }).click();
    await other.getByText('There is no order with this number and email.').waitFor();
    await other.getByLabel('Email').fill(email.toUpperCase());
    await other.getByRole('button', { name: 'Find the order' }).click();
    await other.getByText(pendant.draft.title).waitFor();
    const events = other.locator('.order-events li');
    expect(await events.allInnerTexts()).toEqual([expect.stringContaining('Placed')]);

    const parcel = { carrier: 'DHL', trackingNumber: 'JD014600003SE' };
    for (const step of [{ to: 'paid' }, { to: 'packed' }, { to: 'shipped', ...parcel }])
      await merchant.call('POST', `/orders/${order!.number}/transitions`, step);
    await other.reload();
    await other.getByLabel('Order number').fill(order!.number);
    await other.getByLabel('Email').fill(email);
    await other.getByRole('button', { name: 'Find the order' }).click();
    await expect
      .poll(() => events.allInnerTexts())
      .toEqual(['Placed', 'Paid', 'Packed', 'On its way'].map((step) => expect.stringContaining(step)));
    await events.getByText('DHL JD014600003SE').waitFor();
  });

  it('is told what is missing: the error summary is focused and leads to the field', async () => {
    const pendant = await merchant.createLiveProduct(testPendant(), 4);
    const { page } = await visit();
    await bringToCheckout(page, pendant.draft.slug);
    await orderButton(page).click();
    const summary = page.getByRole('alert').filter({ hasText: 'Please check these fields' });
    await summary.waitFor();
    await expect.poll(() => hasFocus(summary)).toBe(true);
    expect(await summary.getByRole('link').count()).toBeGreaterThan(4);

    await summary.getByRole('link', { name: 'Enter your email' }).click();
    const email = page.getByLabel('Email', { exact: true });
    await expect.poll(() => hasFocus(email)).toBe(true);
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    expect(database.unitsOrdered(pendant.draft.variants[0]!.id)).toBe(0);
  });

  it('who presses the order button twice has ordered once', async () => {
    const pendant = await merchant.createLiveProduct(testPendant(), 4);
    const email = uniqueEmail('guest');
    const { page } = await visit();
    await bringToCheckout(page, pendant.draft.slug);
    await fillCheckout(page, email);
    await orderButton(page).dblclick();
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    expect(database.ordersOf(email)).toHaveLength(1);
    expect(database.stockOf(pendant.draft.variants[0]!.id)).toBe(3);
  });

  it('is asked again when a price has moved since it was shown', async () => {
    const pendant = await merchant.createLiveProduct(testPendant(), 4);
    const [variant] = pendant.draft.variants;
    const email = uniqueEmail('guest');
    const { page } = await visit();
    await bringToCheckout(page, pendant.draft.slug);
    await fillCheckout(page, email);
    await merchant.saveDraft(pendant, { ...pendant.draft, variants: [{ ...variant!, price: 15_000 }] });
    await merchant.publish(pendant.id);

    await orderButton(page).click();
    await page.getByText('the price is now $150.00; it was $120.00.').waitFor();
    expect(database.ordersOf(email)).toEqual([]);
    await orderButton(page).click();
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    expect(await page.getByRole('main').innerText()).toContain('$150.00');
  });

  it('cannot add more than there are, and is told how many', async () => {
    const pendant = await merchant.createLiveProduct(testPendant(), 1);
    const { page } = await visit();
    await page.goto(productPath(pendant.draft.slug));
    await page.getByText('Only 1 left').waitFor();
    await addToBag(page);
    await page.getByRole('button', { name: 'Add to bag' }).click();
    await page.getByText('Only 1 left — your bag already holds 1.').waitFor();
    await expect.poll(() => bagCount(page).innerText()).toBe('1');

    await page.getByRole('button', { name: /^Bag/ }).click();
    await page.getByText('This is the last one.').waitFor();
    await page.getByRole('button', { name: `Remove ${pendant.draft.title}` }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Subtotal $120.00').waitFor();
  });

  it('who comes second to the last one is told which line it is, and goes on without it', async () => {
    const [last, other] = await Promise.all([
      merchant.createLiveProduct(testPendant(), 1),
      merchant.createLiveProduct(testPendant(), 4),
    ]);
    const email = uniqueEmail('second');
    const { page } = await visit();
    await page.goto(productPath(last.draft.slug));
    await addToBag(page);
    await bringToCheckout(page, other.draft.slug);
    await fillCheckout(page, email);
    const first = new HttpGuest(shop);
    await first.addToBag(last.draft.variants[0]!.id);
    expect(await first.checkOut(uniqueEmail('first'))).toMatchObject({ status: 201 });

    await orderButton(page).click();
    const refusal = page.getByRole('alert').filter({ hasText: 'Nothing was ordered' });
    await refusal.getByText(last.draft.title).waitFor();
    expect(database.ordersOf(email)).toEqual([]);
    await page.getByRole('button', { name: `Remove ${last.draft.title}` }).click();
    await page.locator('.totals dd.total', { hasText: '$120.00' }).waitFor();
    await orderButton(page).click();
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    expect(database.unitsOrdered(last.draft.variants[0]!.id)).toBe(1);
  });
});
