import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import {
  aboutPath,
  categoryPath,
  checkoutPath,
  collectionPath,
  collectionsPath,
  filterPath,
  forgotPasswordPath,
  giftsPath,
  homePath,
  inLanguage,
  notFoundPath,
  orderConfirmationPath,
  productPath,
  ringSizesPath,
  searchPath,
  signInPath,
  signUpPath,
  wishlistPath,
} from '@lapidary/shared/page-paths';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { choose } from './fixtures/shopper-steps.ts';
import { fetchPage, sitemapPaths } from './fixtures/site.ts';
import { testRing, uniqueEmail } from './fixtures/test-piece.ts';

const { url: shop } = inject('shop');
const { visit } = withChromium();
const vi = (path: string) => inLanguage(path, 'vi');
const SAMPLE = productPath('orbit-eternity-ring');
const GIFTS = giftsPath('1000-2000');
const INDEXED = [
  homePath(),
  categoryPath('rings'),
  filterPath('rings', 'metal', 'rose-gold'),
  GIFTS,
  collectionPath('diamonds'),
  SAMPLE,
  ringSizesPath(),
];

let ring: AdminProduct;
beforeAll(async () => {
  const merchant = await MerchantApi.signIn(shop);
  ring = await merchant.createLiveProduct(testRing(), 9);
});

/** What a page links to as its other languages. */
const alternates = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(
      ([, language, address]) => [language!, address!],
    ),
  );

describe('each page and its twin', () => {
  it.each(INDEXED)('%s name each other and have an address of their own', async (path) => {
    const [english, vietnamese] = await Promise.all([fetchPage(shop, path), fetchPage(shop, vi(path))]);
    expect([english.status, vietnamese.status]).toEqual([200, 200]);
    const twins = { en: shop + path, vi: shop + vi(path), 'x-default': shop + path };
    expect(alternates(english.html)).toEqual(twins);
    expect(alternates(vietnamese.html)).toEqual(twins);
    expect(english.html).toContain(`<link rel="canonical" href="${shop}${path}"`);
    expect(vietnamese.html).toContain(`<link rel="canonical" href="${shop}${vi(path)}"`);
    expect(english.html).toMatch(/^<!doctype html><html lang="en">/i);
    expect(vietnamese.html).toMatch(/^<!doctype html><html lang="vi">/i);
    const { results } = await new HtmlValidate({
      root: true,
      extends: ['html-validate:recommended'],
      elements: ['html5'],
    }).validateString(vietnamese.html);
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  });

  it('are both in the sitemaps', async () => {
    const paths = await sitemapPaths(shop);
    expect(paths).toEqual(expect.arrayContaining([...INDEXED, ...INDEXED.map(vi)]));
    expect(paths.filter((path) => path.startsWith('/vi/'))).toHaveLength(paths.length / 2);
  });

  it('lead to each other by the switch in the footer', async () => {
    const { page } = await visit();
    await page.goto(SAMPLE);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Tiếng Việt' }).click();
    await page.waitForURL(`**${vi(SAMPLE)}`);
    await page.getByRole('button', { name: 'Thêm vào giỏ' }).first().waitFor();
    await page.getByRole('contentinfo').getByRole('link', { name: 'English' }).click();
    await page.waitForURL((address) => address.pathname === SAMPLE);
    await page.getByRole('button', { name: 'Add to bag' }).first().waitFor();
  });
});

/** English words of the shop's pages. What merchants write is marked as such and not looked at. */
const ENGLISH =
  /\b(?:the|your|you|please|orders?|bag|price|sign|account|address|password|search|delivery|pieces?|and|with|is|are|not|wishlist|checkout|home|close|loading|retry|menu|filter|from|sold|stock|add|quantity|remove|total|subtotal|free|payment|country|city|name|phone|note|page)\b/i;

/** What a shopper reads and hears of the page in its own language, piece by piece. */
const chromeOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const skipped = 'script, style, noscript, [lang]:not([lang="vi"])';
    const titles = [...document.querySelectorAll('body [lang]:not([lang="vi"])')].map((part) =>
      part.textContent.trim(),
    );
    // A label of a control may hold the title of the piece that it is about.
    const plain = (text: string) =>
      titles
        .toSorted((a, b) => b.length - a.length)
        .reduce((rest, title) => rest.replaceAll(title, ''), text);
    const texts: string[] = [document.title.replace(/ – [^–]*$/, '')];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent!.trim();
      if (text && !walker.currentNode.parentElement!.closest(skipped)) texts.push(text);
    }
    for (const part of document.querySelectorAll('body [aria-label], body [placeholder]')) {
      if (part.closest(skipped)) continue;
      texts.push(part.getAttribute('aria-label') ?? '', part.getAttribute('placeholder') ?? '');
    }
    return texts.map(plain).filter(Boolean);
  });

const WORDED = [
  homePath(),
  categoryPath('rings'),
  GIFTS,
  collectionsPath(),
  SAMPLE,
  aboutPath(),
  searchPath('gold'),
  wishlistPath(),
  checkoutPath(),
  orderConfirmationPath(),
  signInPath(),
  signUpPath(),
  forgotPasswordPath(),
];

const LANES = 3;

describe('a Vietnamese page', () => {
  it('has no English of the shop’s own, and leads to Vietnamese pages', async () => {
    // Most of the time goes by waiting: several visitors wait together.
    const look = async (lane: number) => {
      const { page, noise } = await visit();
      for (const path of WORDED.filter((_path, place) => place % LANES === lane)) {
        await page.goto(vi(path), { waitUntil: 'networkidle' });
        expect(await page.locator('html').getAttribute('lang'), path).toBe('vi');
        // The title of a product's page is the merchant's.
        const chrome = (await chromeOf(page)).slice(path === SAMPLE ? 1 : 0);
        expect(
          chrome.filter((text) => ENGLISH.test(text)),
          path,
        ).toEqual([]);
        const links = await page
          .locator('a[href^="/"]:not([hreflang="en"])')
          .evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
        expect(
          links.filter((link) => !/^\/(?:vi|media|_local)\//.test(link)),
          path,
        ).toEqual([]);
      }
      expect(noise.notes).toEqual([]);
    };
    await Promise.all(Array.from({ length: LANES }, (_lane, lane) => look(lane)));
  });

  it('of the account sends to the Vietnamese sign-in, and words its faults', async () => {
    const { page } = await visit();
    await page.goto(vi('/account/'));
    await page.waitForURL(`**${vi(signInPath())}`);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('link', { name: 'Vui lòng nhập email.' }).waitFor();
  });

  it('shows an account in Vietnamese, after signing in', async () => {
    const { page, noise } = await visit();
    await page.goto(vi(signInPath()));
    await page.getByLabel('Email', { exact: true }).fill('shopper@lapidary.test');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('Shopper-2026');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.waitForURL(`**${vi('/account/')}`);
    await page.getByLabel('Ngôn ngữ của email').waitFor();
    await page.getByRole('button', { name: 'Thêm địa chỉ' }).click();
    await page.getByRole('button', { name: 'Lưu địa chỉ' }).click();
    await page.getByRole('link', { name: 'Vui lòng nhập họ và tên.' }).waitFor();
    expect((await chromeOf(page)).filter((text) => ENGLISH.test(text))).toEqual([]);
    expect(noise.notes).toEqual([]);
  });

  it('that is not there is said so in both languages', async () => {
    const { status, html } = await fetchPage(shop, '/vi/no-such-page/');
    expect(status).toBe(404);
    expect(html).toContain('This page is not here');
    expect(html).toContain('Trang này không tồn tại');
    expect((await fetchPage(shop, notFoundPath())).html).toContain('href="/vi/search/"');
  });

  it('suggests pieces with Vietnamese words and links', async () => {
    const { page, noise } = await visit();
    await page.goto(vi(homePath()));
    await page.getByRole('banner').getByRole('link', { name: 'Tìm kiếm' }).click();
    await page.getByLabel('Tìm sản phẩm').filter({ visible: true }).pressSequentially('emerald');
    const first = page.getByRole('option').first();
    await first.waitFor();
    expect(await first.getAttribute('href')).toMatch(/^\/vi\/products\//);
    await page.getByText(/^Tìm thấy \d+ sản phẩm\.$/).waitFor();
    expect(noise.notes).toEqual([]);
  });
});

it('a guest buys in Vietnamese, from the product to the confirmation', async () => {
  const { page, noise } = await visit();
  await page.goto(vi(productPath(ring.draft.slug)));
  await choose(page, ['Gold', '7']);
  await page.getByRole('button', { name: 'Thêm vào giỏ' }).click();
  await page.getByText('Đã thêm vào giỏ hàng.').waitFor();
  await page.getByRole('button', { name: 'Xem giỏ hàng' }).click();
  const bag = page.getByRole('dialog', { name: 'Giỏ hàng của bạn' });
  await bag.getByText(/Tạm tính 520,00/).waitFor();
  expect((await chromeOf(page)).slice(1).filter((text) => ENGLISH.test(text))).toEqual([]);
  await bag.getByRole('link', { name: 'Thanh toán' }).click();
  await page.waitForURL(`**${vi(checkoutPath())}`);
  await page.locator('.checkout .bag-line').first().waitFor();
  await page.getByRole('button', { name: 'Đặt hàng' }).click();
  await page.getByRole('link', { name: 'Vui lòng nhập email' }).waitFor();

  const email = uniqueEmail('khach');
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Ánh');
  await page.getByLabel('Địa chỉ', { exact: true }).fill('12 Hàng Bạc');
  await page.getByLabel('Thành phố').fill('Hà Nội');
  await page.getByLabel('Quốc gia').selectOption('VN');
  await page.getByRole('radio', { name: /^Chuyển khoản ngân hàng/ }).check();
  await page.locator('.checkout input[name="shippingMethod"]').first().waitFor();
  await page.getByRole('button', { name: 'Đặt hàng' }).click();
  await page.getByRole('heading', { name: 'Cảm ơn bạn đã đặt hàng' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(vi(orderConfirmationPath()));
  expect((await chromeOf(page)).filter((text) => ENGLISH.test(text))).toEqual([]);
  expect(await page.getByRole('main').innerText()).toContain('Nguyễn Thị Ánh');
  // The merchant has written in English how to pay.
  await page.getByText('Lời nhắn của cửa hàng (Tiếng Anh):').waitFor();
  const mailed = async () => {
    const mails = (await (await fetch(`${shop}/_local/outbox.json`)).json()) as {
      to: string;
      subject: string;
    }[];
    return mails.filter(({ to }) => to === email).map(({ subject }) => subject);
  };
  await expect.poll(mailed).toEqual([expect.stringMatching(/^Đơn hàng .* của bạn tại/)]);
  expect(noise.notes).toEqual([]);
});
