import { accountPath, signInPath, signUpPath } from '@lapidary/shared/page-paths';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { type Visitor, withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { bringToCheckout, fillCheckout, orderButton } from './fixtures/shopper-steps.ts';
import { testPendant, uniqueEmail } from './fixtures/test-piece.ts';

const PASSWORD = 'Facet-and-Bezel-26';
const { url: shop } = inject('shop');
const { visit } = withChromium();

interface Mail {
  to: string;
  code?: string;
}

/** The newest code that was mailed to an address. */
async function mailedCode(email: string): Promise<string> {
  const mails = (await (await fetch(`${shop}/_local/outbox.json`)).json()) as Mail[];
  const code = mails.find(({ to }) => to === email)?.code;
  if (code === undefined) throw new Error(`no code was mailed to ${email}`);
  return code;
}

/** Everything that the browser sends to the sign-in service, as it goes out. */
function sentToCognito(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/_local/cognito/')) sent.push(request.postData() ?? '');
  });
  return sent;
}

async function typeCredentials(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

async function signUp({ page }: Visitor, email: string): Promise<void> {
  await page.goto(signUpPath());
  await typeCredentials(page, email, PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByLabel('Code from the email').waitFor();
}

async function enterCode({ page }: Visitor, code: string): Promise<void> {
  await page.getByLabel('Code from the email').fill(code);
  await page.getByRole('button', { name: 'Confirm email' }).click();
}

async function signIn({ page }: Visitor, email: string, password = PASSWORD): Promise<void> {
  await page.goto(signInPath());
  await typeCredentials(page, email, password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const signedInAs = ({ page }: Visitor, email: string) => page.getByText(`Signed in as ${email}`).waitFor();

/** Everything that scripts of the page could read later. */
const storedInBrowser = (page: Page) =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));

describe('a shopper', () => {
  it('signs up, confirms with the mailed code, and is signed in; a wrong code is refused first', async () => {
    const email = uniqueEmail('new');
    const visitor = await visit();
    await signUp(visitor, email);
    const code = await mailedCode(email);
    await enterCode(visitor, code === '000000' ? '111111' : '000000');
    await visitor.page.getByText('That code is not right.').first().waitFor();
    await enterCode(visitor, code);
    await signedInAs(visitor, email);
  });

  it('signs in over SRP: the password never leaves the browser; a reload keeps the session, signing out ends it', async () => {
    const email = uniqueEmail('srp');
    const newcomer = await visit();
    await signUp(newcomer, email);
    await enterCode(newcomer, await mailedCode(email));
    await signedInAs(newcomer, email);

    const visitor = await visit();
    const { page, noise } = visitor;
    const everything: string[] = [];
    page.on('request', (request) => everything.push(`${request.url()} ${request.postData() ?? ''}`));
    const sent = sentToCognito(page);
    await signIn(visitor, email);
    await signedInAs(visitor, email);
    expect(sent.map((body) => JSON.parse(body).AuthFlow ?? JSON.parse(body).ChallengeName)).toEqual([
      'USER_SRP_AUTH',
      'PASSWORD_VERIFIER',
    ]);
    for (const request of everything) expect(request).not.toContain(PASSWORD);

    await page.reload();
    await signedInAs(visitor, email);
    // The page of a session that goes on asks Cognito for nothing: the API renews it with its cookie.
    expect(sent).toHaveLength(2);
    const stored = await storedInBrowser(page);
    expect(stored).not.toContain(PASSWORD);
    expect(stored).not.toContain(email);
    expect(stored, 'a token').not.toMatch(/eyJ[\w-]{10}/);
    const refresh = (await visitor.context.cookies()).find(({ name }) => name === 'lapidary_refresh');
    expect(refresh).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/session' });
    expect(noise.notes).toEqual([]);

    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL('/');
    expect((await visitor.context.cookies()).map(({ name }) => name)).not.toContain('lapidary_refresh');
    await page.goto(accountPath());
    await page.waitForURL(`**${signInPath()}**`);
  });

  it('is told of a wrong password in the same words as of an unknown email', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await signIn(visitor, 'shopper@lapidary.test', 'Not-the-password-1');
    await page.getByRole('alert').getByText('Wrong email or password.').waitFor();
    expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe('shopper@lapidary.test');
    await typeCredentials(page, uniqueEmail('nobody'), PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('Wrong email or password.').waitFor();
    expect(new URL(page.url()).pathname).toBe(signInPath());
  });

  it('whose email is not confirmed is asked for the code, and goes on from there', async () => {
    const email = uniqueEmail('unconfirmed');
    await signUp(await visit(), email);

    const visitor = await visit();
    await signIn(visitor, email);
    await visitor.page.getByText(`We have sent a code to ${email}.`).waitFor();
    await visitor.page.getByRole('button', { name: 'Send a new code' }).click();
    await visitor.page.getByText('A new code is on its way.').waitFor();
    await enterCode(visitor, await mailedCode(email));
    await signedInAs(visitor, email);
  });

  it('who has an account already, or too weak a password, is told so at the field', async () => {
    const { page } = await visit();
    await page.goto(signUpPath());
    await typeCredentials(page, uniqueEmail('weak'), 'short');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page
      .getByRole('alert')
      .getByText(/^Your password needs /)
      .waitFor();
    await typeCredentials(page, 'shopper@lapidary.test', PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('alert').getByText('There is an account with this email already.').waitFor();
  });

  it('finds an order placed while signed in among their orders', async () => {
    const merchant = await MerchantApi.signIn(shop);
    const pendant = await merchant.createLiveProduct(testPendant(), 4);
    const visitor = await visit();
    const { page } = visitor;
    await signIn(visitor, 'shopper@lapidary.test', 'Shopper-2026');
    await signedInAs(visitor, 'shopper@lapidary.test');
    await bringToCheckout(page, pendant.draft.slug);
    await fillCheckout(page, uniqueEmail('present'));
    await orderButton(page).click();
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    await page.goto(accountPath());
    await page.getByText(pendant.draft.title).waitFor();
  });
});
