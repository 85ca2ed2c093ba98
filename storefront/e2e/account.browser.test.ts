import { readFile } from 'node:fs/promises';
import type { AccountExport } from '@lapidary/shared/customers/account-export';
import { accountPath, signInPath, signUpPath } from '@lapidary/shared/page-paths';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { bagCount, bringToCheckout, fillCheckout, orderButton } from './fixtures/shopper-steps.ts';
import { testPendant, uniqueEmail } from './fixtures/test-piece.ts';

const PASSWORD = 'Facet-and-Bezel-26';
const { url: shop } = inject('shop');
const { visit } = withChromium();

/** The newest code that was mailed to an address. */
async function mailedCode(email: string): Promise<string> {
  const mails = (await (await fetch(`${shop}/_local/outbox.json`)).json()) as { to: string; code?: string }[];
  const code = mails.find(({ to }) => to === email)?.code;
  if (code === undefined) throw new Error(`no code was mailed to ${email}`);
  return code;
}

async function typeCredentials(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
}

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto(signUpPath());
  await typeCredentials(page, email);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByLabel('Code from the email').waitFor();
  await page.getByLabel('Code from the email').fill(await mailedCode(email));
  await page.getByRole('button', { name: 'Confirm email' }).click();
  await page.getByText(`Signed in as ${email}`).waitFor();
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(signInPath());
  await typeCredentials(page, email);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function saveDetails(page: Page): Promise<void> {
  const details = page.getByRole('region', { name: 'Details' });
  const consent = details.getByRole('checkbox', { name: /^Tell me by email/ });
  expect(await consent.isChecked()).toBe(false);
  await details.getByLabel('Name').fill('Ada Lovelace');
  await details.getByLabel('Phone').fill('+44 20 7946 0000');
  await consent.check();
  await details.getByRole('button', { name: 'Save details' }).click();
  await details.getByText('Your details are saved.').waitFor();
  await page.reload();
  expect(await details.getByLabel('Name').inputValue()).toBe('Ada Lovelace');
  expect(await consent.isChecked()).toBe(true);
}

async function typeAddress(page: Page, name: string): Promise<void> {
  await page.getByLabel('Full name').fill(name);
  await page.getByLabel('Street and number').fill('12 St James’s Square');
  await page.getByLabel('Postal code').fill('SW1Y 4LE');
  await page.getByLabel('City').fill('London');
  await page.getByLabel('Country').selectOption('GB');
}

async function keepAddresses(page: Page): Promise<void> {
  const section = page.getByRole('region', { name: 'Addresses' });
  const save = section.getByRole('button', { name: 'Save address' });
  const card = (name: string) => section.getByRole('article').filter({ hasText: name });
  await section.getByText('You have not kept an address yet.').waitFor();
  await section.getByRole('button', { name: 'Add an address' }).click();
  await save.click();
  await section.getByRole('alert').getByText('Enter the full name.').waitFor();
  await typeAddress(page, 'Ada Lovelace');
  await save.click();
  await card('Ada Lovelace').getByText('Default address').waitFor();
  await section.getByRole('button', { name: 'Add an address' }).click();
  await typeAddress(page, 'Lord Byron');
  await save.click();
  await card('Lord Byron')
    .getByRole('button', { name: /^Make default/ })
    .click();
  await card('Lord Byron').getByText('Default address').waitFor();
  await card('Lord Byron')
    .getByRole('button', { name: /^Change/ })
    .click();
  await page.getByLabel('City').fill('Missolonghi');
  await save.click();
  await card('Lord Byron').getByText('Missolonghi').waitFor();
  // By the keyboard: the way back has the focus, deleting is one Tab away.
  await card('Lord Byron')
    .getByRole('button', { name: /^Delete/ })
    .press('Enter');
  await card('Lord Byron').getByRole('button', { name: 'Keep it' }).press('Tab');
  await page.keyboard.press('Enter');
  await section.getByText('The address is deleted.').waitFor();
  await card('Ada Lovelace').getByText('Default address').waitFor();
  await expect.poll(() => section.getByRole('article').count()).toBe(1);
}

async function download(page: Page): Promise<AccountExport> {
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download my data' }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toMatch(/^account-\d{4}-\d\d-\d\d\.json$/);
  return JSON.parse(await readFile(await file.path(), 'utf8')) as AccountExport;
}

const noSidewaysScroll = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

describe.each([375, 1440])('a shopper on a screen %i pixels wide', (width) => {
  it('keeps an account, takes its data along and deletes it', async () => {
    const merchant = await MerchantApi.signIn(shop);
    const pendant = await merchant.createLiveProduct(testPendant(), 9);
    const email = uniqueEmail(`account-${width}`);
    const { page, noise } = await visit({ viewport: { width, height: width < 500 ? 812 : 900 } });
    await bringToCheckout(page, pendant.draft.slug);
    await signUp(page, email);
    // What was in the guest's bag is in the customer's.
    await expect.poll(() => bagCount(page).first().textContent()).toContain('1');
    await page.getByText('You have not ordered anything yet.').waitFor();
    await saveDetails(page);
    await keepAddresses(page);

    await bringToCheckout(page, pendant.draft.slug);
    await fillCheckout(page, email);
    await orderButton(page).click();
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    await page.goto(accountPath());
    const order = page.getByRole('region', { name: 'Orders' }).getByRole('article');
    await order.getByText('Details and timeline').click();
    await order.getByText('Ada Guest, 1 Test Street').waitFor();
    await noSidewaysScroll(page);

    const data = await download(page);
    expect(data.profile).toMatchObject({ email, name: 'Ada Lovelace', marketingConsent: true });
    expect([data.orders.length, data.addresses.length, data.bag.count]).toEqual([1, 1, 0]);
    expect(noise.notes).toEqual([]);

    await page.getByRole('button', { name: 'Delete my account' }).click();
    await page.getByLabel(`Type ${email} to confirm`).fill('somebody@example.com');
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByRole('alert').getByText(`Type ${email} to delete this account.`).waitFor();
    await page.getByLabel(`Type ${email} to confirm`).fill(email);
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.waitForURL('/');
    await signIn(page, email);
    await page.getByRole('alert').getByText('Wrong email or password.').waitFor();
  });
});

it('signing out everywhere ends the session of another device, and its bag', async () => {
  const merchant = await MerchantApi.signIn(shop);
  const pendant = await merchant.createLiveProduct(testPendant(), 9);
  const email = uniqueEmail('everywhere');
  const { page: phone } = await visit();
  await signUp(phone, email);
  await bringToCheckout(phone, pendant.draft.slug);
  const { page: laptop } = await visit();
  await signIn(laptop, email);
  await laptop.getByText(`Signed in as ${email}`).waitFor();
  await expect.poll(() => bagCount(laptop).first().textContent()).toContain('1');

  await laptop.getByRole('button', { name: 'Sign out everywhere' }).click();
  await laptop.waitForURL('/');
  await phone.goto(accountPath());
  await phone.waitForURL(`**${signInPath()}**`);
  const bag = (await (await phone.request.get('/api/bag')).json()) as { count: number };
  expect(bag.count).toBe(0);
});
