import { type BrowserContextOptions, type CDPSession, chromium, devices, type Page } from 'playwright-core';
import { behaviorFor } from '../../local-aws/edge/behaviors.ts';
import { findChromium } from '../../test/find-tools.mjs';
import type { MeasuredVisits, RequestKind } from './visit.ts';

type Step = MeasuredVisits['phone']['first'][number];

const SCROLL_PAUSE_MS = 150;
const SETTLED_MS = 500;
const PRODUCT_LINKS = 'main a[href^="/products/"]';

const BROWSERS: Readonly<Record<'phone' | 'desktop', BrowserContextOptions>> = {
  phone: devices['Pixel 7']!,
  desktop: { viewport: { width: 1440, height: 900 } },
};

function kindOf(path: string, isDocument: boolean): RequestKind {
  switch (behaviorFor(path).path) {
    case '/_astro/*':
      return 'shared';
    case '/media/*':
      return 'picture';
    case '/api/availability/*':
      return 'availability';
    case '/api/*':
      return 'api';
    default:
      return isDocument ? 'page' : 'data';
  }
}

interface Seen {
  path: string;
  kind: RequestKind;
  bytes: number;
  cacheControl: string;
}

/** What a page has got over the network; what the browser had itself does not count. */
class NetworkLog {
  #seen = new Map<string, Seen>();

  static async attach(session: CDPSession): Promise<NetworkLog> {
    const log = new NetworkLog();
    const documents = new Set<string>();
    const kept = new Set<string>();
    session.on('Network.requestWillBeSent', ({ requestId, type }) => {
      if (type === 'Document') documents.add(requestId);
    });
    session.on('Network.responseReceived', ({ requestId, response }) => {
      const { url, headers, fromDiskCache, fromPrefetchCache } = response;
      if (!url.startsWith('http') || kept.has(requestId) || fromDiskCache || fromPrefetchCache) return;
      const path = new URL(url).pathname;
      const cacheControl = headers['cache-control'] ?? headers['Cache-Control'] ?? '';
      log.#seen.set(requestId, {
        path,
        kind: kindOf(path, documents.has(requestId)),
        bytes: 0,
        cacheControl,
      });
    });
    session.on('Network.requestServedFromCache', ({ requestId }) => void kept.add(requestId));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const seen = log.#seen.get(requestId);
      if (seen) seen.bytes = encodedDataLength;
    });
    await session.send('Network.enable');
    return log;
  }

  /** What was seen since the last call. */
  take(): Seen[] {
    const seen = [...this.#seen.values()];
    this.#seen = new Map();
    return seen;
  }
}

/** To the end of the page, as slowly as pictures need that are fetched when they come into view. */
async function readThrough(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  const screens = await page.evaluate<number>('Math.ceil(document.body.scrollHeight / innerHeight)');
  for (let screen = 0; screen < screens; screen += 1) {
    await page.evaluate('scrollBy(0, innerHeight)');
    await page.waitForTimeout(SCROLL_PAUSE_MS);
  }
  await page.waitForLoadState('networkidle');
}

/** Counts what visits ask for: somebody who looks around, buys, and comes back another day. */
export async function measureVisits(url: string): Promise<MeasuredVisits> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('there is no Chromium on this machine; npm test installs it on Debian');
  const browser = await chromium.launch({ executablePath });
  const shared = new Set<string>();
  const cacheControl = new Map<RequestKind, Set<string>>();
  try {
    const measured: Partial<Record<'phone' | 'desktop', MeasuredVisits['phone']>> = {};
    for (const [device, options] of Object.entries(BROWSERS)) {
      const context = await browser.newContext({ baseURL: url, ...options });
      const page = await context.newPage();
      const log = await NetworkLog.attach(await context.newCDPSession(page));
      const step = async (kind: Step['page'], path: string, more?: () => Promise<void>): Promise<Step> => {
        await page.goto(path);
        await readThrough(page);
        await more?.();
        const kinds: Step['kinds'] = {};
        for (const seen of log.take()) {
          if (seen.kind === 'shared') shared.add(seen.path);
          cacheControl.set(seen.kind, (cacheControl.get(seen.kind) ?? new Set()).add(seen.cacheControl));
          const count = kinds[seen.kind] ?? { requests: 0, bytes: 0 };
          kinds[seen.kind] = { requests: count.requests + 1, bytes: count.bytes + Math.round(seen.bytes) };
        }
        return { page: kind, path, kinds };
      };
      const linkAt = async (index: number): Promise<string> =>
        (await page.locator(PRODUCT_LINKS).nth(index).getAttribute('href'))!;
      const addToBag = async (): Promise<void> => {
        const answered = page.waitForResponse((response) => response.url().endsWith('/api/bag/lines'));
        await page.getByRole('button', { name: 'Add to bag' }).click();
        await answered;
        await page.waitForTimeout(SETTLED_MS);
      };
      const first = [await step('fixed', '/'), await step('listing', '/necklaces/')];
      const pieces = [await linkAt(0), await linkAt(5)];
      first.push(await step('product', pieces[0]!), await step('product', pieces[1]!, addToBag));
      first.push(await step('fixed', '/checkout/'));
      const returning = [await step('fixed', '/'), await step('listing', '/rings/')];
      returning.push(await step('product', await linkAt(0)));
      measured[device as 'phone' | 'desktop'] = { first, returning };
      await context.close();
    }
    return {
      phone: measured.phone!,
      desktop: measured.desktop!,
      sharedFiles: shared.size,
      cacheControl: Object.fromEntries([...cacheControl].map(([kind, values]) => [kind, [...values].sort()])),
    };
  } finally {
    await browser.close();
  }
}
