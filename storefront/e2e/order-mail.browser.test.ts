import type { AdminOrder } from '@lapidary/shared/orders/admin-order';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { openShopDatabase } from './fixtures/shop-database.ts';
import { bringToCheckout, fillCheckout, orderButton } from './fixtures/shopper-steps.ts';
import { testPendant, uniqueEmail } from './fixtures/test-piece.ts';

const { url: shop, home } = inject('shop');
const database = openShopDatabase(home);
const { visit } = withChromium();
let merchant: MerchantApi;

beforeAll(async () => {
  merchant = await MerchantApi.signIn(shop);
});
afterAll(() => database.close());

async function subjects(): Promise<string[]> {
  const mails = (await (await fetch(`${shop}/_local/outbox.json`)).json()) as { subject: string }[];
  return mails.map(({ subject }) => subject);
}

/** Opens a mail from the list of the outbox, once it is there. */
async function openMail(page: Page, subject: string) {
  await expect.poll(subjects).toContain(subject);
  await page.goto('/_local/outbox/');
  await page.getByRole('link', { name: subject, exact: true }).click();
  await page.getByRole('heading', { name: subject, level: 1 }).waitFor();
  return { html: page.frameLocator('iframe'), text: page.locator('pre') };
}

it('the buyer has mail of the order, and of its parcel with the tracking number', async () => {
  const pendant = await merchant.createLiveProduct(testPendant(), 4);
  const email = uniqueEmail('mail');
  const { page } = await visit();
  await bringToCheckout(page, pendant.draft.slug);
  await fillCheckout(page, email);
  await orderButton(page).click();
  await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
  const { number } = database.ordersOf(email)[0]!;

  const placed = await openMail(page, `Your order ${number} at Lapidary`);
  await page.getByText(email).waitFor();
  await placed.html.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
  await placed.html.getByText(pendant.draft.title).waitFor();
  for (const text of [await placed.html.locator('body').innerText(), await placed.text.innerText()]) {
    expect(text).toContain(number);
    expect(text).toContain('$120.00');
    expect(text).toContain('Ada Guest');
  }

  const steps = [
    { to: 'paid' },
    { to: 'packed' },
    { to: 'shipped', carrier: 'DHL', trackingNumber: 'JD014600003SE' },
  ];
  for (const step of steps) await merchant.call<AdminOrder>('POST', `/orders/${number}/transitions`, step);

  const shipped = await openMail(page, `Your order ${number} from Lapidary is on its way`);
  await shipped.html.getByText('JD014600003SE').waitFor();
  expect(await shipped.text.innerText()).toContain('Tracking number: JD014600003SE');
  // The mail is out before the sender has noted that it is.
  const noted = async () => {
    const { mails } = await merchant.call<AdminOrder>('GET', `/orders/${number}`);
    return mails.map(({ kind, state }) => [kind, state]);
  };
  await expect.poll(noted).toEqual([
    ['order_placed', 'sent'],
    ['order_shipped', 'sent'],
  ]);
});
