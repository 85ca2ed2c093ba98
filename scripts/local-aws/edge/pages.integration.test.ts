import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTestEdge, type TestEdge } from './testing.ts';

let edge: TestEdge;
beforeEach(async () => {
  edge = await startTestEdge();
  await edge.put('releases/r_01/index.html', '<h1>Home</h1>');
});
afterEach(() => edge.close());

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return fetch(edge.url + path, { method, headers, redirect: 'manual' });
}

/** The status and body as they came over the wire, nothing decoded or resolved. */
function raw(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      const url = new URL(edge.url);
      const outgoing = request({ host: url.hostname, port: url.port, path, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      });
      outgoing.on('error', reject);
      outgoing.end();
    },
  );
}

describe('a page', () => {
  it('is read from its release once and kept', async () => {
    const first = await get('/');
    expect(first.status).toBe(200);
    expect(await first.text()).toBe('<h1>Home</h1>');
    expect(first.headers.get('x-cache')).toBe('Miss from cloudfront');
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=31536000, must-revalidate');
    edge.advance(3600);
    const second = await get('/');
    expect(second.headers.get('x-cache')).toBe('Hit from cloudfront');
    expect(second.headers.get('age')).toBe('3600');
    expect(edge.edge.stats()).toMatchObject({
      requests: 2,
      hits: 1,
      misses: 1,
      bucketReads: 1,
      cachedObjects: 1,
    });
  });

  it('changes at once when the store names a newer release, the others staying kept', async () => {
    await edge.put('releases/r_01/rings/index.html', 'old rings');
    await edge.put('releases/r_02/rings/index.html', 'new rings');
    await Promise.all([get('/'), get('/rings/')]);
    edge.store.set('r_01 /rings/', 'r_02');
    expect(await (await get('/rings/')).text()).toBe('new rings');
    expect((await get('/')).headers.get('x-cache')).toBe('Hit from cloudfront');
    edge.store.delete('r_01 /rings/');
    const back = await get('/rings/');
    expect(await back.text()).toBe('old rings');
    expect(back.headers.get('x-cache')).toBe('Hit from cloudfront');
  });

  it('carries the security headers', async () => {
    const { headers } = await get('/');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('is 304 for who has it, compressed or not', async () => {
    await edge.put('releases/r_01/long/index.html', '<p>ring</p>'.repeat(500));
    for (const encoding of ['identity', 'gzip', 'br']) {
      const first = await get('/long/', { 'accept-encoding': encoding });
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(encoding === 'identity' ? /^"/ : /^W\/"/);
      const again = await get('/long/', { 'accept-encoding': encoding, 'if-none-match': `"other", ${etag}` });
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('cache-control')).toContain('must-revalidate');
      expect(await again.text()).toBe('');
    }
    expect((await get('/long/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('is compressed for who accepts it', async () => {
    const html = '<p>ring</p>'.repeat(500);
    await edge.put('releases/r_01/long/index.html', html);
    const br = await raw('/long/', { 'accept-encoding': 'gzip, br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(br.headers.vary).toBe('accept-encoding');
    expect(br.headers['content-length']).toBe(String(br.body.length));
    expect(brotliDecompressSync(br.body).toString()).toBe(html);
    expect((await raw('/long/', { 'accept-encoding': 'gzip, br' })).body).toEqual(br.body);
    const plain = await raw('/long/');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(html);
    expect(edge.edge.stats().bucketReads).toBe(1);
  });

  it('answers HEAD with the headers of GET, and no other method', async () => {
    const head = await get('/', {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe('13');
    expect(await head.text()).toBe('');
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const refused = await get('/', {}, method);
      expect(refused.status, method).toBe(405);
      expect(refused.headers.get('allow')).toBe('GET, HEAD');
    }
  });

  it('is asked for once by many viewers', async () => {
    await Promise.all(Array.from({ length: 40 }, () => get('/')));
    expect(edge.edge.stats().bucketReads).toBe(1);
  });

  it('goes on being served while the bucket cannot be read', async () => {
    await edge.put('runtime.json', '{}', { type: 'application/json', cacheControl: 'public, max-age=5' });
    await Promise.all([get('/'), get('/runtime.json')]);
    await edge.stopS3();
    edge.advance(600);
    expect((await get('/')).status).toBe(200);
    expect(await (await get('/runtime.json')).text()).toBe('{}');
    const unseen = await get('/rings/');
    expect(unseen.status).toBe(503);
    expect(unseen.headers.get('retry-after')).toBe('10');
  });
});

describe('what the router decides', () => {
  it('redirects', async () => {
    edge.store.set('r_01 /old/', '>/new/');
    const moved = await get('/old/?a=1&a=2&b=%C3%A9');
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe('/new/?a=1&a=2&b=%C3%A9');
    expect((await get('/admin')).headers.get('location')).toBe('/admin/');
    expect((await get('/Rings/index.html')).headers.get('location')).toBe('/rings/');
  });

  it('closes the shop but to who has the secret', async () => {
    edge.store.set('off', 'sesame');
    const closed = await get('/');
    expect(closed.status).toBe(503);
    expect(closed.headers.get('retry-after')).toBe('10');
    expect(closed.headers.get('content-type')).toContain('text/html');
    expect(closed.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await get('/', { cookie: 'preview=sesame' })).status).toBe(200);
    const head = await get('/', {}, 'HEAD');
    expect([head.status, await head.text()]).toEqual([503, '']);
  });
});

describe('what is not there', () => {
  it('is the 404 page with status 404', async () => {
    await edge.put('_system/404.html', '<h1>Lost</h1>');
    edge.store.set('r_01 /gone/', '-');
    for (const path of ['/nothing/', '/gone/', '/releases/r_01/index.html', '/_system/404.html', '/%zz/']) {
      const answer = await get(path);
      expect(answer.status, path).toBe(404);
      expect(await answer.text(), path).toBe('<h1>Lost</h1>');
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(answer.headers.get('etag')).toBeNull();
      expect(answer.headers.get('cache-control')).toContain('max-age=0');
    }
  });

  it('is plain text as long as there is no such page', async () => {
    const answer = await get('/nothing/');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toBe('Not found\n');
  });

  it('is remembered for five seconds', async () => {
    expect((await get('/late/')).status).toBe(404);
    await edge.put('releases/r_01/late/index.html', 'here');
    expect((await get('/late/')).status).toBe(404);
    edge.advance(5);
    expect((await get('/late/')).status).toBe(200);
  });

  it('is plain among the assets', async () => {
    await edge.put('_system/404.html', '<h1>Lost</h1>');
    const answer = await get('/_astro/nothing.js');
    expect([answer.status, await answer.text()]).toEqual([404, 'Not found\n']);
  });

  it('cannot be reached by climbing out of a folder', async () => {
    await edge.put('manifests/r_01.json', 'secret');
    for (const path of [
      '/_astro/../manifests/r_01.json',
      '/_astro/%2e%2e/manifests/r_01.json',
      '/media/..%2f..%2fsite/manifests/r_01.json',
      '/manifests/r_01.json',
      '/%6danifests/r_01.json',
      '//manifests/r_01.json',
      '/x/../manifests/r_01.json',
    ]) {
      const { status, body } = await raw(path);
      expect(status, path).toBe(404);
      expect(body.toString(), path).not.toContain('secret');
    }
    expect((await raw('http://127.0.0.1/manifests/r_01.json')).status).toBe(400);
  });
});

describe('other objects', () => {
  it('assets and pictures come from their buckets for a year', async () => {
    const immutable = 'public, max-age=31536000, immutable';
    await edge.put('_astro/a.123.js', 'let a', { type: 'text/javascript', cacheControl: immutable });
    await edge.put('media/ring.avif', Buffer.from([1, 2, 3]), {
      type: 'image/avif',
      cacheControl: immutable,
      bucket: 'media',
    });
    const script = await get('/_astro/a.123.js');
    expect(script.headers.get('cache-control')).toBe(immutable);
    expect(await script.text()).toBe('let a');
    const picture = await get('/media/ring.avif');
    expect(picture.headers.get('content-type')).toBe('image/avif');
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(Buffer.from([1, 2, 3]));
    edge.store.set('off', 'sesame');
    expect((await get('/_astro/a.123.js')).status).toBe(200);
  });

  it('short-lived ones are asked about again, and not sent again when they are the same', async () => {
    await edge.put('runtime.json', '{"a":1}', {
      type: 'application/json',
      cacheControl: 'public, max-age=5',
    });
    await get('/runtime.json');
    edge.advance(6);
    const same = await get('/runtime.json');
    expect(same.headers.get('x-cache')).toBe('RefreshHit from cloudfront');
    expect(await same.text()).toBe('{"a":1}');
    await edge.put('runtime.json', '{"a":2}', {
      type: 'application/json',
      cacheControl: 'public, max-age=5',
    });
    edge.advance(6);
    expect(await (await get('/runtime.json')).text()).toBe('{"a":2}');
  });
});

it('keeps no more bytes than it may', async () => {
  const small = await startTestEdge({ maxCacheBytes: 50_000 });
  try {
    for (let n = 0; n < 20; n++) await small.put(`releases/r_01/p${n}/index.html`, 'x'.repeat(10_000));
    for (let n = 0; n < 20; n++) await (await fetch(`${small.url}/p${n}/`)).text();
    const { cachedBytes, cachedObjects } = small.edge.stats();
    expect(cachedBytes).toBeLessThanOrEqual(50_000);
    expect(cachedObjects).toBeGreaterThan(1);
  } finally {
    await small.close();
  }
});

it('answers 503 while its function fails, and 404 where it leads to nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-function-'));
  const routerFile = join(folder, 'broken.js');
  await writeFile(
    routerFile,
    `import cf from 'cloudfront';
    async function handler({ request: { uri } }) {
      if (uri === '/throws/') throw new Error('broken');
      return uri === '/relative/' ? { uri: 'x' } : uri === '/status/' ? { statusCode: 99 } : { uri };
    }`,
  );
  const broken = await startTestEdge({ routerFile });
  const silenced = vi.spyOn(console, 'error').mockReturnValue();
  try {
    for (const path of ['/throws/', '/relative/', '/status/']) {
      const answer = await fetch(broken.url + path);
      expect(answer.status, path).toBe(503);
      expect(answer.headers.get('x-cache')).toBe('FunctionExecutionError from cloudfront');
    }
    expect(broken.edge.stats().functionErrors).toBe(3);
    expect(silenced).toHaveBeenCalledTimes(3);
    expect((await fetch(`${broken.url}/`)).status).toBe(404);
  } finally {
    silenced.mockRestore();
    await broken.close();
    await rm(folder, { recursive: true, force: true });
  }
});
