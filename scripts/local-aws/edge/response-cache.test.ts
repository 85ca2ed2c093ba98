import { beforeEach, describe, expect, it } from 'vitest';
import { createResponseCache, type Load, OriginFailure, type ResponseCache } from './response-cache.ts';

let now: number;
let failures: unknown[];
let cache: ResponseCache;
beforeEach(() => {
  now = 1_000_000;
  failures = [];
  cache = createResponseCache({
    maxBytes: 20_000,
    now: () => now,
    onBackgroundFailure: (error) => failures.push(error),
  });
});

function answer(text: string, freshFor: number, more: { swr?: number; sie?: number } = {}): Load {
  return async () => ({
    response: { status: 200, headers: { etag: `"${text}"` }, body: Buffer.from(text) },
    freshness: {
      freshFor,
      staleWhileRevalidate: freshFor + (more.swr ?? 0),
      staleIfError: freshFor + (more.sie ?? 0),
    },
  });
}

const down: Load = async () => {
  throw new OriginFailure('down');
};

async function get(load: Load, key = 'k'): Promise<string> {
  const { response, status, age } = await cache.get(key, load);
  return `${status} ${response.body} ${age}`;
}

describe('a response cache', () => {
  it('keeps a response while it is fresh', async () => {
    expect(await get(answer('a', 60))).toBe('Miss a 0');
    now += 59_000;
    expect(await get(answer('b', 60))).toBe('Hit a 59');
    now += 1_000;
    expect(await get(answer('c', 60))).toBe('Miss c 0');
  });

  it('keeps nothing that may not be kept', async () => {
    expect(await get(answer('a', 0))).toBe('Miss a 0');
    expect(await get(answer('b', 0))).toBe('Miss b 0');
    expect(cache.size().objects).toBe(0);
  });

  it('asks the origin once for requests that come together', async () => {
    let loads = 0;
    const slow: Load = async (previous) => {
      loads += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return answer('a', 60)(previous);
    };
    const all = await Promise.all(Array.from({ length: 50 }, () => cache.get('k', slow)));
    expect(loads).toBe(1);
    expect(new Set(all.map(({ response }) => response)).size).toBe(1);
  });

  it('asks again after a failure', async () => {
    await expect(cache.get('k', down)).rejects.toThrow('down');
    expect(await get(answer('a', 60))).toBe('Miss a 0');
  });

  it('keeps the body, and its compressed forms, of what has not changed', async () => {
    const { response } = await cache.get('k', answer('a', 10));
    response.encodings.set('gzip', Promise.resolve(Buffer.from('zip')));
    now += 10_000;
    const unchanged: Load = async (previous) => {
      expect(previous?.headers.etag).toBe('"a"');
      return {
        response: 'not-modified',
        freshness: { freshFor: 10, staleWhileRevalidate: 10, staleIfError: 10 },
      };
    };
    const renewed = await cache.get('k', unchanged);
    expect(renewed.status).toBe('RefreshHit');
    expect(renewed.response.body.toString()).toBe('a');
    expect(renewed.response.encodings.has('gzip')).toBe(true);
    expect(await get(answer('b', 10))).toBe('Hit a 0');
  });

  it('answers with the old response while a new one is fetched', async () => {
    await get(answer('a', 10, { swr: 50 }));
    now += 30_000;
    expect(await get(answer('b', 10, { swr: 50 }))).toBe('Hit a 30');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await get(answer('c', 10))).toBe('Hit b 0');
    now += 30_000;
    expect(await get(down)).toBe('Hit b 30');
    await new Promise((resolve) => setImmediate(resolve));
    expect(failures).toHaveLength(1);
  });

  it('falls back on the old response when the origin fails, as long as it may', async () => {
    await get(answer('a', 10, { sie: 100 }));
    now += 100_000;
    expect(await get(down)).toBe('Hit a 100');
    now += 10_000;
    await expect(cache.get('k', down)).rejects.toThrow('down');
  });

  it('hides no error of another kind behind an old response', async () => {
    await get(answer('a', 10, { sie: 100 }));
    now += 50_000;
    const broken: Load = async () => {
      throw new TypeError('a mistake');
    };
    await expect(cache.get('k', broken)).rejects.toThrow('a mistake');
  });

  it('stays below its size by dropping what was used least recently', async () => {
    const big = 'x'.repeat(4_000);
    for (const key of ['a', 'b', 'c']) await get(answer(big, 60), key);
    await get(answer(big, 60), 'a');
    await get(answer(big, 60), 'd');
    expect(cache.size().bytes).toBeLessThanOrEqual(20_000);
    const statuses: string[] = [];
    for (const key of ['a', 'b']) statuses.push((await cache.get(key, answer(big, 60))).status);
    expect(statuses).toEqual(['Hit', 'Miss']);
  });

  it('counts compressed forms', async () => {
    const { response } = await cache.get('k', answer('x'.repeat(3_000), 60));
    const before = cache.size().bytes;
    response.encodings.set('br', Promise.resolve(Buffer.alloc(900)));
    cache.resize('k', response);
    expect(cache.size().bytes).toBe(before + 1_000);
    cache.resize('gone', response);
    expect(cache.size().objects).toBe(1);
  });
});
