import { brotliCompressSync, gzipSync } from 'node:zlib';
import { homePath, inLanguage, productPath } from '@lapidary/shared/page-paths';
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

const templates = [homePath(), '/rings/', productPath('orbit-eternity-ring'), '/no-such-page/'];

it('words in another language keep a page within its bytes', async () => {
  const { html } = await fetchPage(shop, inLanguage(productPath('orbit-eternity-ring'), 'vi'));
  expect(brotli(html)).toBeLessThanOrEqual(8 * KB);
});

it.each([homePath(), '/rings/', productPath('orbit-eternity-ring')])(
  '%s shows a phone its largest picture first, as AVIF of at most 80 KB',
  async (path) => {
    const { page } = await visit({
      viewport: { width: 412, height: 823 },
      deviceScaleFactor: 2.625,
      isMobile: true,
      hasTouch: true,
    });
    const bytes = new Map<string, number>();
    page.on('response', async (response) => {
      if (response.request().resourceType() === 'image')
        bytes.set(response.url(), (await response.body()).length);
    });
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const largest = await page.evaluate(
      () =>
        new Promise<{ url: string; loading: string; priority: string }>((resolve) => {
          new PerformanceObserver((list) => {
            const paint = list.getEntries().at(-1) as PerformanceEntry & { url: string; element: Element };
            const { loading, fetchPriority } = paint.element as HTMLImageElement;
            resolve({ url: paint.url, loading, priority: fetchPriority });
          }).observe({ type: 'largest-contentful-paint', buffered: true });
        }),
    );
    expect(largest).toMatchObject({ loading: 'eager', priority: 'high' });
    expect(largest.url).toMatch(/\.avif$/);
    console.log(`${path}: largest picture ${bytes.get(largest.url)} B`);
    expect(bytes.get(largest.url)).toBeLessThanOrEqual(80 * KB);
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
    const scripts: string[] = [];
    const fonts: number[] = [];
    page.on('response', async (response) => {
      const kind = response.request().resourceType();
      if (kind === 'script') scripts.push(await response.text());
      if (kind === 'font') fonts.push((await response.body()).length);
    });
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const { html } = await fetchPage(shop, path);
    // Each file is compressed by itself on its way.
    const bytes = [inlineScripts(html), ...scripts].reduce((sum, code) => sum + gzip(code), 0);
    const fontBytes = fonts.reduce((sum, size) => sum + size, 0);
    console.log(`${path}: scripts ${bytes} B gzip in ${scripts.length} files, fonts ${fontBytes} B`);
    expect(scripts.join('')).not.toContain('react.element');
    expect(bytes).toBeLessThanOrEqual(8 * KB);
    expect(fontBytes).toBeLessThanOrEqual(40 * KB);
  });
});
