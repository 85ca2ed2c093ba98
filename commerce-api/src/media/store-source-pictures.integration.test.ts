import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { FetchError } from './fetch-bytes.ts';
import { isListedHost } from './find-source-pictures.ts';
import { openPictureSource, storeSourcePictures } from './store-source-pictures.ts';

const { database } = await openTestDatabase();
const { services } = createTestApp(database, { environment: { IMPORT_IMAGE_HOSTS: '*.example' } });
const bytes = await sharp({ create: { width: 4, height: 5, channels: 3, background: '#123' } })
  .png()
  .toBuffer();

/** Runs it with a network that answers as `fetch` says. @returns what was asked for, and what failed. */
async function run(names: string[], fetch: (url: string) => Promise<Uint8Array>) {
  const asked: string[] = [];
  const source = openPictureSource(services, async (url) => {
    asked.push(url);
    return await fetch(url);
  });
  const found = await storeSourcePictures(source, names);
  const failures = [...found].filter(([, picture]) => typeof picture === 'string');
  return { asked, found, failures: new Map(failures) };
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
    const again = await run(urls, async () => bytes);
    expect(again.asked).toEqual([]);
    expect(again.found).toEqual(first.found);
  });

  it('that fail, or are none, are named with the reason, and tried again by a later import', async () => {
    const failing = async (url: string) => {
      if (url.endsWith('3')) throw new FetchError('the server answered 404 Not Found');
      return url.endsWith('4') ? Buffer.from('<html>') : bytes;
    };
    const urls = ['https://b.example/3', 'https://b.example/4', 'https://b.example/5'];
    expect([...(await run(urls, failing)).failures]).toEqual([
      [urls[0], 'the server answered 404 Not Found'],
      [urls[1], expect.stringContaining('cannot be used as a picture')],
    ]);
    expect((await run(urls, failing)).asked).toEqual(urls.slice(0, 2));
  });

  it('of a host that failed three times are not waited for; those of others are', async () => {
    const urls = pictures('dead.example', 33);
    const { asked, failures } = await run([...urls, 'https://alive.example/1'], async (url) => {
      if (url.includes('dead')) throw down('dead.example');
      return bytes;
    });
    // Those that were under way with the third failure, too.
    expect(asked.filter((url) => url.includes('dead')).length).toBeLessThanOrEqual(6);
    expect(asked).toContain('https://alive.example/1');
    expect([...failures.keys()].toSorted()).toEqual(urls.toSorted());
  });

  it('are not waited for host by host when there is no network', async () => {
    const urls = Array.from({ length: 33 }, (_, index) => `https://host-${index}.example/1.jpg`);
    const { asked, failures } = await run(urls, async (url) => {
      throw down(new URL(url).host, 'EAI_AGAIN');
    });
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(failures.size).toBe(33);
  });

  it('of other hosts than the shop allows are not asked for', async () => {
    const urls = [
      'https://evil.test/1',
      'https://example/1',
      'https://x.example.evil.test/1',
      'file:///etc/passwd',
    ];
    const { asked, failures } = await run(urls, async () => bytes);
    expect(asked).toEqual([]);
    expect(failures.size).toBe(4);
  });
});

it.each([
  ['cdn.shopify.com', true],
  ['CDN.shopify.com', true],
  ['a.b.example', true],
  ['example', false],
  ['notexample', false],
  ['cdn.shopify.com.evil.test', false],
])('knows whether %s is on the list', (host, listed) => {
  expect(isListedHost(['cdn.shopify.com', '*.example'], host)).toBe(listed);
});
