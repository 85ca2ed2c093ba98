import type { Bag } from '@lapidary/shared/bag/bag';
import { afterAll, describe, expect, it } from 'vitest';
import { dialectOf } from '../platform/database.ts';
import { select } from '../platform/sql.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import type { TestBrowser } from '../platform/testing/test-browser.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { createCustomer, enter } from './testing/new-customer.ts';
import { signIn } from './testing/sign-in.ts';

const AT_ONCE = 50;

const { database } = await openTestDatabase();
const on = { database };
const shop = createTestApp(database, { cognitoTokens: true });
const { variantIds } = await insertLiveProduct(on, {
  variants: [
    { price: 10, stock: 4 },
    { price: 20, stock: 500 },
    { price: 30, stock: 7 },
  ],
});
const [scarce, plenty, other] = variantIds as [string, string, string];

const add = async (browser: TestBrowser, variantId: string, quantity: number): Promise<void> => {
  const response = await browser.send('POST', '/api/bag/lines', { body: { variantId, quantity } });
  expect(response.status).toBe(201);
};
const quantities = async (browser: TestBrowser): Promise<Record<string, number>> => {
  const bag = (await (await browser.send('GET', '/api/bag')).json()) as Bag;
  return Object.fromEntries(bag.lines.map(({ variantId, quantity }) => [variantId, quantity]));
};
const bagCookie = (browser: TestBrowser): string | undefined => browser.cookies.get('lapidary_bag')?.value;
const copyOf = (browser: TestBrowser): TestBrowser => {
  const copy = shop.visitor();
  for (const [name, cookie] of browser.cookies) copy.cookies.set(name, cookie);
  return copy;
};

describe('signing in', () => {
  it('brings the guest’s bag along, and every device shows the same bag', async () => {
    const customer = await createCustomer(shop);
    const phone = shop.visitor();
    await add(phone, scarce, 3);
    await add(phone, plenty, 60);
    const guestBag = bagCookie(phone);
    await enter(shop, customer, phone);
    expect(bagCookie(phone)).not.toBe(guestBag);
    expect(await quantities(phone)).toEqual({ [scarce]: 3, [plenty]: 60 });

    const laptop = shop.visitor();
    await add(laptop, scarce, 3);
    await add(laptop, plenty, 60);
    await add(laptop, other, 2);
    await phone.send('PUT', '/api/bag/gift-note', { body: { giftNote: 'For Ada' } });
    await laptop.send('PUT', '/api/bag/gift-note', { body: { giftNote: 'With love' } });
    await enter(shop, customer, laptop);
    const bag = (await (await phone.send('GET', '/api/bag')).json()) as Bag;
    expect(bag.giftNote).toBe('For Ada\nWith love');
    const together = { [scarce]: 4, [plenty]: 99, [other]: 2 };
    expect(await quantities(laptop)).toEqual(together);
    expect(await quantities(phone)).toEqual(together);
    expect(bagCookie(phone)).toBe(bagCookie(laptop));
  });

  it('without a bag gets one that other devices share from the first piece on', async () => {
    const customer = await createCustomer(shop);
    const { browser: phone } = await enter(shop, customer);
    const { browser: laptop } = await enter(shop, customer);
    await add(phone, other, 1);
    expect(await quantities(laptop)).toEqual({ [other]: 1 });
  });

  it('again with the same bag adds nothing', async () => {
    const customer = await createCustomer(shop);
    const browser = shop.visitor();
    await add(browser, other, 2);
    const asGuest = copyOf(browser);
    await enter(shop, customer, browser);
    await enter(shop, customer, browser);
    await enter(shop, customer, asGuest);
    expect(await quantities(browser)).toEqual({ [other]: 2 });
    expect(bagCookie(asGuest)).toBe(bagCookie(browser));
  });

  it('takes nothing out of the bag of whoever was signed in before on this device', async () => {
    const [ada, eve] = [await createCustomer(shop), await createCustomer(shop)];
    const { browser } = await enter(shop, ada);
    await add(browser, other, 2);
    const adasOther = copyOf(browser);
    await enter(shop, eve, browser);
    expect(await quantities(browser)).toEqual({});
    expect(await quantities(adasOther)).toEqual({ [other]: 2 });
  });

  it('out leaves the device without the bag, and in again brings it back', async () => {
    const customer = await createCustomer(shop);
    const { browser } = await enter(shop, customer);
    await add(browser, other, 2);
    await browser.send('DELETE', '/api/session');
    expect(bagCookie(browser)).toBeUndefined();
    expect(await quantities(browser)).toEqual({});
    await enter(shop, customer, browser);
    expect(await quantities(browser)).toEqual({ [other]: 2 });
  });
});

describe(`${AT_ONCE} sign-ins at once with one guest’s bag`, () => {
  afterAll(() => console.info(`guest bag merged × ${AT_ONCE} in parallel on ${dialectOf(database)}: once`));

  it('merge it once', async () => {
    const customer = await createCustomer(shop);
    const { browser: elsewhere, session } = await enter(shop, customer);
    await add(elsewhere, plenty, 1);
    const guest = shop.visitor();
    await add(guest, plenty, 1);
    await add(guest, other, 1);
    const guestBagId = bagCookie(guest)!;
    const body = await signIn(shop.services.settings, customer);
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        const browser = copyOf(guest);
        const { status } = await browser.send('POST', '/api/session', { body });
        return { status, bagId: bagCookie(browser) };
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(AT_ONCE);
    expect(new Set(answers.map(({ bagId }) => bagId))).toEqual(new Set([bagCookie(elsewhere)]));
    expect(await quantities(elsewhere)).toEqual({ [plenty]: 2, [other]: 1 });
    const merges = await select<{ customerId: string }>(
      on,
      'SELECT customer_id AS customerId FROM bag_merges WHERE guest_bag_id = $guestBagId',
      { guestBagId },
    );
    expect(merges).toEqual([{ customerId: session.customerId }]);
  });
});
