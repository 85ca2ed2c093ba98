import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Image } from '@lapidary/shared/catalog/product';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FetchError } from './fetch-bytes.ts';
import { openImageCache } from './image-cache.ts';
import { NotAPictureError, storeSourceImages } from './store-source-images.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lapidary-images-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const bytes = new Uint8Array([1]);
const image: Image = { key: 'media/a1', widths: [320], width: 320, height: 400, alt: '' };

/** Runs it with a network that answers as `fetch` says. @returns what was asked for, and what failed. */
async function run(urls: string[], fetch: (url: string) => Promise<Uint8Array>, store = async () => image) {
  const asked: string[] = [];
  const cache = await openImageCache(home, 'bucket');
  const progress: string[] = [];
  const failures = await storeSourceImages(urls, {
    cache,
    store,
    fetch: async (url) => {
      asked.push(url);
      return await fetch(url);
    },
    onProgress: (done, total) => progress.push(`${done}/${total}`),
  });
  return { asked, failures, progress };
}

const pictures = (host: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `https://${host}/${index}.jpg`);
const down = (host: string, code = 'ENOTFOUND') =>
  new FetchError(`${host} is down`, { hostDown: true, code });

describe('pictures of a catalog', () => {
  it('are fetched once each, and not again by a later import', async () => {
    const urls = ['https://a.example/1', 'https://a.example/2', 'https://a.example/1'];
    const first = await run(urls, async () => bytes);
    expect(first.asked.toSorted()).toEqual(['https://a.example/1', 'https://a.example/2']);
    expect(first.progress.at(-1)).toBe('2/2');
    expect((await run(urls, async () => bytes)).asked).toEqual([]);
    expect((await openImageCache(home, 'bucket')).get(urls[0]!, 'Side view')).toEqual({
      ...image,
      alt: 'Side view',
    });
    expect((await openImageCache(home, 'other-bucket')).get(urls[0]!, '')).toBeUndefined();
    expect(readdirSync(join(home, 'import'))).toEqual(['images.json']);
  });

  it('that fail are named with the reason, and tried again by a later import', async () => {
    const failing = async (url: string) => {
      if (url.endsWith('2')) throw new FetchError('the server answered 404 Not Found');
      return bytes;
    };
    const urls = ['https://a.example/1', 'https://a.example/2'];
    expect([...(await run(urls, failing)).failures]).toEqual([
      [urls[1], 'the server answered 404 Not Found'],
    ]);
    expect((await run(urls, failing)).asked).toEqual([urls[1]]);
  });

  it('that are no pictures are named; they say nothing about their host', async () => {
    const urls = pictures('a.example', 9);
    const { failures, asked } = await run(
      urls,
      async () => bytes,
      async () => {
        throw new NotAPictureError('is no picture');
      },
    );
    expect(asked).toHaveLength(9);
    expect([...failures.values()]).toEqual(Array(9).fill('is no picture'));
  });

  it('of a host that failed three times are not waited for', async () => {
    const urls = pictures('dead.example', 33);
    const { asked, failures } = await run([...urls, 'https://alive.example/1'], async (url) => {
      if (url.includes('dead')) throw down('dead.example');
      return bytes;
    });
    // Up to three more were under way when the third failure came.
    expect(asked.filter((url) => url.includes('dead')).length).toBeLessThanOrEqual(6);
    expect(asked).toContain('https://alive.example/1');
    expect([...failures.keys()].toSorted()).toEqual(urls.toSorted());
    expect(new Set(failures.values())).toEqual(new Set(['dead.example is down']));
  });

  it('are not waited for host by host when there is no network', async () => {
    const urls = Array.from({ length: 33 }, (_, index) => `https://host-${index}.example/1.jpg`);
    const { asked, failures } = await run(urls, async (url) => {
      throw down(new URL(url).host, 'EAI_AGAIN');
    });
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(failures.size).toBe(33);
  });

  it('of a host that fails now and then are all tried', async () => {
    let count = 0;
    const { asked } = await run(pictures('flaky.example', 20), async () => {
      count += 1;
      if (count % 2 === 0) throw down('flaky.example', 'ETIMEDOUT');
      return bytes;
    });
    expect(asked).toHaveLength(20);
  });

  it('end the import when they cannot be stored, keeping what was stored so far', async () => {
    let stored = 0;
    const full = async () => {
      stored += 1;
      if (stored > 2) throw new Error('the bucket is gone');
      return image;
    };
    const urls = pictures('a.example', 8);
    await expect(run(urls, async () => bytes, full)).rejects.toThrow('the bucket is gone');
    const cache = await openImageCache(home, 'bucket');
    expect(urls.filter((url) => cache.get(url, ''))).toHaveLength(2);
  });
});

describe('what was remembered', () => {
  it.each(['{', '[]', '{"bucket":{"https://a.example/1":{"key":"../secret"}}}'])(
    'is refused when it is damaged: %s',
    async (text) => {
      const cache = await openImageCache(home, 'bucket');
      cache.set('https://a.example/1', image);
      await cache.save();
      writeFileSync(join(home, 'import', 'images.json'), text);
      await expect(openImageCache(home, 'bucket')).rejects.toThrow(/images.json is damaged; delete it/);
    },
  );
});
