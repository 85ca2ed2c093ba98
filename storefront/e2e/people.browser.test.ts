import { setTimeout as sleep } from 'node:timers/promises';
import { adminPath, signInPath } from '@lapidary/shared/page-paths';
import { Runtime } from '@lapidary/shared/runtime';
import type { BrowserContextOptions, Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cognitoAccounts } from '../src/lib/sign-in-cognito.client.ts';
import { merchant } from './fixtures/accounts.ts';
import { appCode } from './fixtures/authenticator.ts';
import { STILL } from './fixtures/axe.ts';
import { withChromium } from './fixtures/chromium.ts';
import { deskSession } from './fixtures/desk-steps.ts';
import { requireMfa } from './fixtures/require-mfa.ts';
import { expectSound } from './fixtures/sound-page.ts';
import { uniqueEmail } from './fixtures/test-piece.ts';

const { url: shop } = inject('shop');
const chromium = withChromium();
const { visit } = chromium;
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 375, height: 812 } };
const PASSWORD = 'Facet-and-Bezel-26';
let desk: BrowserContextOptions;

beforeAll(async () => {
  desk = await deskSession(chromium);
});
afterAll(() => requireMfa(shop, false));

/** A manager's people page. As the demo account has no second factor, it is opened before one is asked for. */
async function peoplePage(options: BrowserContextOptions = DESKTOP): Promise<Page> {
  await requireMfa(shop, false);
  const { page } = await visit({ ...desk, ...options, ...STILL });
  await page.goto(`${adminPath()}#/people`);
  await row(page, merchant.email).waitFor();
  await requireMfa(shop, true);
  return page;
}

const row = (page: Page, email: string) => page.getByRole('row', { name: email });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
/** Answers the question before a deed. */
const confirm = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

async function invite(manager: Page, email: string): Promise<string> {
  await manager.getByLabel('Email').fill(email);
  await press(manager, 'Invite');
  await row(manager, email).getByText('Invited').waitFor();
  const mails = (await (await fetch(`${shop}/_local/outbox.json`)).json()) as { to: string; text: string }[];
  return /temporary password is (\S+)$/.exec(mails.find(({ to }) => to === email)!.text)![1]!;
}

/** Signs in at the desk by its form, up to what comes after the password. */
async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

/** Gives a code, by keyboard. */
async function giveCode(page: Page, code: string): Promise<void> {
  const field = page.getByLabel(/^Code /);
  await field.fill(code);
  await field.press('Enter');
}

/** The secret on the page, as a reader of QR codes sees it; the same is there as text. */
async function scanSecret(page: Page, email: string): Promise<string> {
  const picture = await page.getByRole('img', { name: /^QR code/ }).screenshot();
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const uri = new URL(decodeQR({ width: info.width, height: info.height, data }));
  expect(decodeURIComponent(uri.pathname)).toBe(`/${new URL(shop).host}:${email}`);
  const secret = uri.searchParams.get('secret')!;
  const typed = (await page.locator('code').textContent())!;
  expect(typed.replaceAll(' ', '')).toBe(secret);
  return secret;
}

/** A sign-in within the second of a sign-out everywhere is refused (decision 0014). */
const nextSecond = () => sleep(1_001 - (Date.now() % 1_000));

const wrongCode = (secret: string) => (appCode(secret) === '000000' ? '111111' : '000000');

/** Sets the app up at the desk's gate. @returns its secret */
async function setUpApp(page: Page, email: string): Promise<string> {
  await heading(page, 'Set up your second factor').waitFor();
  const secret = await scanSecret(page, email);
  await page.getByLabel('Name of the device').fill('Ada’s phone');
  await giveCode(page, appCode(secret));
  return secret;
}

describe('a merchant whom a manager invites, where merchants need a second factor', () => {
  it('gets in by the mailed password, their own and an app, and is an editor', async () => {
    const manager = await peoplePage();
    const email = uniqueEmail('editor');
    const temporary = await invite(manager, email);
    await expectSound(manager, 'people');

    const { page, noise } = await visit({ ...PHONE, ...STILL });
    await page.goto(`${adminPath()}#/orders`);
    await signIn(page, email, temporary);
    await heading(page, 'Choose your password').waitFor();
    await page.getByLabel('New password', { exact: true }).fill('short');
    await press(page, 'Set password');
    await page
      .getByRole('alert')
      .getByText(/^Your password needs at least/)
      .waitFor();
    await expectSound(page, 'first password');
    await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
    await press(page, 'Set password');

    await heading(page, 'Set up your second factor').waitFor();
    const secret = await scanSecret(page, email);
    await expectSound(page, 'second factor');
    const field = page.getByLabel('Code that the app shows now');
    expect(await field.getAttribute('autocomplete')).toBe('one-time-code');
    expect(await field.getAttribute('inputmode')).toBe('numeric');
    await giveCode(page, '12 34');
    await page.getByRole('alert').getByText('Enter the six digits that the app shows.').waitFor();
    await giveCode(page, wrongCode(secret));
    await page
      .getByRole('alert')
      .getByText(/^That code is not right/)
      .waitFor();
    const shown = appCode(secret);
    await giveCode(page, `${shown.slice(0, 3)} ${shown.slice(3)}`);
    await heading(page, 'For managers').waitFor();
    await expectSound(page, 'for managers');
    await press(page, 'Menu');
    const names = await page.getByRole('navigation', { name: 'Desk' }).getByRole('link').allTextContents();
    expect(names).toEqual(['Home', 'Products', 'Stock', 'Releases', 'Categories and collections']);
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await heading(page, 'To do').waitFor();
    expect(await page.getByRole('heading', { name: 'Sales' }).count()).toBe(0);

    await press(page, 'Sign out');
    await page.getByLabel('Email').waitFor();
    // The shop's own sign-in asks for the code too: a merchant is a shopper as well.
    await page.goto(signInPath());
    await signIn(page, email, PASSWORD);
    await heading(page, 'Code of your authenticator app').waitFor();
    await expectSound(page, 'code');
    await giveCode(page, shown);
    await page
      .getByRole('alert')
      .getByText(/^That code has been used already/)
      .waitFor();
    await giveCode(page, appCode(secret, 1));
    await page.getByText(`Signed in as ${email}`).waitFor();
    await page.getByRole('link', { name: 'Merchant’s desk' }).click();
    await heading(page, 'To do').waitFor();
    const expected = noise.notes.filter((note) => !/ POST .*\/_local\/cognito\//.test(note));
    expect(expected, 'besides what Cognito refused').toEqual([]);
  });

  it('gains the manager’s screens, loses them at once, is turned off, and sets up another app', async () => {
    const manager = await peoplePage();
    const email = uniqueEmail('manager');
    const temporary = await invite(manager, email);
    const { page } = await visit({ ...DESKTOP, ...STILL });
    await page.goto(adminPath());
    await signIn(page, email, temporary);
    await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    const secret = await setUpApp(page, email);
    await heading(page, 'To do').waitFor();

    const person = row(manager, email);
    await press(manager, `Make manager for ${email}`);
    await person.getByText('Manager', { exact: true }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Orders', exact: true }).click();
    await heading(page, 'Orders').waitFor();

    await press(manager, `Make editor for ${email}`);
    await manager.getByRole('dialog').getByText('signed out everywhere').waitFor();
    await expectSound(manager, 'asked first');
    await confirm(manager, 'Make editor');
    await person.getByText('Editor', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Promotions', exact: true }).click();
    await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
    await nextSecond();
    await signIn(page, email, PASSWORD);
    await giveCode(page, appCode(secret, 1));
    await heading(page, 'For managers').waitFor();

    await press(manager, `Deactivate for ${email}`);
    await confirm(manager, 'Deactivate');
    await person.getByText('Deactivated').waitFor();
    await page.getByRole('link', { name: 'Stock', exact: true }).click();
    await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
    await signIn(page, email, PASSWORD);
    await page.getByText('This account has been turned off.').first().waitFor();

    await press(manager, `Reactivate for ${email}`);
    await person.getByText('Active', { exact: true }).waitFor();
    await press(manager, `Reset second factor for ${email}`);
    await confirm(manager, 'Reset');
    await person.getByText('none').waitFor();
    await nextSecond();
    await signIn(page, email, PASSWORD);
    expect(await setUpApp(page, email)).not.toBe(secret);
    await heading(page, 'Stock').waitFor();
  });
});

it('nobody changes their own account; deeds are in the activity by name', async () => {
  const manager = await peoplePage(PHONE);
  const email = uniqueEmail('named');
  await invite(manager, email);
  await expectSound(manager, 'people on a phone');
  await row(manager, merchant.email).getByText('Another manager can change this').waitFor();
  expect(await row(manager, merchant.email).getByRole('button').count()).toBe(0);
  await manager.getByLabel('Email').fill(merchant.email);
  await press(manager, 'Invite');
  await manager.getByRole('alert').getByText('This address is a merchant’s already.').waitFor();

  await manager.goto(`${adminPath()}#/activity`);
  await manager.getByLabel('What').selectOption('People');
  const deed = manager.getByRole('listitem').filter({ hasText: email });
  await deed.getByText('Invited a merchant').waitFor();
  await manager.getByLabel('Who').selectOption(email);
  await manager.getByText('Nothing like that was done.').waitFor();
});

it('shoppers are asked for nothing more', async () => {
  await requireMfa(shop, true);
  const runtime = Runtime.parse(await (await fetch(`${shop}/runtime.json`)).json());
  const { step } = await cognitoAccounts(runtime, shop).signIn('shopper@lapidary.test', 'Shopper-2026');
  expect(step).toBe('done');
});
