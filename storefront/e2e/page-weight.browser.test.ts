import { brotliCompressSync, gzipSync } from 'node:zlib';
import { homePath, inLanguage, productPath } from '@lapidary/shared/page-paths';
import type { Page, Response } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { fetchPage } from './fixtures/site.ts';

const { url: shop } = inject('shop');
const { visit } = withChromium();

const KB = 1024;
const brotli = (text: string): number => brotliCompressSync(text).length;
const gzip = (text: string): number => gzipSync(text).length;

/** Where the page says that it finds its stylesheets. */
const stylesheets = (html: string): string[] =>
  [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, path]) => path!);

/** Scripts that stand in the page itself; data is none. */
const inlineScripts = (html: string): string =>
  [...html.matchAll(/<script(?![^>]*(?:src=|ld\+json))[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, code]) => code!)
    .join('\n');

/** The largest thing painted so far. */
const largestPaint = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ url: string; loading?: string; priority?: string }>((resolve) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntries().at(-1) as PerformanceEntry & { url: string; element: Element };
          const { loading, fetchPriority } = paint.element as HTMLImageElement;
          resolve({ url: paint.url, loading, priority: fetchPriority });
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );

const inEnglish = [homePath(), '/rings/', productPath('orbit-eternity-ring'), '/no-such-page/'];
const inVietnamese = [homePath(), '/rings/', productPath('orbit-eternity-ring')];
const templates = [...inEnglish, ...inVietnamese.map((path) => inLanguage(path, 'vi'))];

it.each([homePath(), '/rings/', productPath('orbit-eternity-ring')])(
  '%s shows a phone its largest picture first, as AVIF of at most 80 KB',
  async (path) => {
    const { page } = await visit({
      viewport: { width: 412, height: 823 },
      deviceScaleFactor: 2.625,
      isMobile: true,
      hasTouch: true,
    });
    const pictures: Response[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'image') pictures.push(response);
    });
    await page.goto(path);
    // The picture may be painted after the text, some time after it has come.
    await expect
      .poll(() => largestPaint(page))
      .toMatchObject({ loading: 'eager', priority: 'high', url: expect.stringMatching(/\.avif$/) });
    const { url } = await largestPaint(page);
    const bytes = (await pictures.find((response) => response.url() === url)!.body()).length;
    console.log(`${path}: largest picture ${bytes} B`);
    expect(bytes).toBeLessThanOrEqual(80 * KB);
  },
);

describe.each(templates)('%s', (path) => {
  it('is at most 8 KB of HTML and 12 KB of one stylesheet, compressed', async () => {
    const { html } = await fetchPage(shop, path);
    const sheets = stylesheets(html);
    expect(sheets).toHaveLength(1);
    const { html: css } = await fetchPage(shop, sheets[0]!);
    console.log(`${path}: HTML ${brotli(html)} B, CSS ${brotli(css)} B, brotli`);
    expect(brotli(html)).toBeLessThanOrEqual(8 * KB);
    expect(brotli(css)).toBeLessThanOrEqual(12 * KB);
  });

  it('loads at most 8 KB of scripts before anybody does anything, and fonts of at most 40 KB', async () => {
    const { page } = await visit();
    const responses: Response[] = [];
    page.on('response', (response) => responses.push(response));
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const bodies = (kind: string) =>
      Promise.all(
        responses
          .filter((response) => response.request().resourceType() === kind)
          .map((response) => response.body()),
      );
    const scripts = (await bodies('script')).map(String);
    const fonts = await bodies('font');
    const { html } = await fetchPage(shop, path);
    // Each file is compressed by itself on its way.
    const bytes = [inlineScripts(html), ...scripts].reduce((sum, code) => sum + gzip(code), 0);
    const fontBytes = fonts.reduce((sum, { length }) => sum + length, 0);
    expect([scripts.length, fonts.length].every(Boolean), 'scripts and fonts were seen').toBe(true);
    console.log(`${path}: scripts ${bytes} B gzip in ${scripts.length} files, fonts ${fontBytes} B`);
    expect(scripts.join('')).not.toContain('react.element');
    expect(bytes).toBeLessThanOrEqual(8 * KB);
    expect(fontBytes).toBeLessThanOrEqual(40 * KB);
  });
});
