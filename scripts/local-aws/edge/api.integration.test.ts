import { once } from 'node:events';
import { type IncomingMessage, type RequestListener, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { deadOrigin, startTestEdge, type TestEdge } from './testing.ts';

let edge: TestEdge;
afterEach(() => edge.close());

async function start(api: RequestListener, options: Parameters<typeof startTestEdge>[0] = {}): Promise<void> {
  edge = await startTestEdge({ api, ...options });
}

/** Answers with what it was asked. */
const echo: RequestListener = async (incoming, outgoing) => {
  const { method, url, headers } = incoming;
  const body = await text(incoming);
  outgoing.setHeader('content-type', 'application/json');
  outgoing.end(JSON.stringify({ method, url, headers, body }));
};

type Echo = { method: string; url: string; headers: Record<string, string>; body: string };

describe('a request to the API', () => {
  it('arrives as it was sent, and says where it came from', async () => {
    await start(echo);
    const response = await fetch(`${edge.url}/api/bag?a=1&a=%20`, {
      method: 'POST',
      headers: {
        cookie: 'bag=1',
        authorization: 'Bearer x',
        'content-type': 'application/json',
        'x-forwarded-for': '203.0.113.7',
        'x-forwarded-host': 'evil.test',
        'x-forwarded-proto': 'https',
      },
      body: '{"quantity":1}',
    });
    const got = (await response.json()) as Echo;
    expect(got).toMatchObject({ method: 'POST', url: '/api/bag?a=1&a=%20', body: '{"quantity":1}' });
    expect(got.headers).toMatchObject({
      cookie: 'bag=1',
      authorization: 'Bearer x',
      'x-forwarded-for': '203.0.113.7, 127.0.0.1',
      'x-forwarded-host': new URL(edge.url).host,
      'x-forwarded-proto': 'http',
    });
    expect(got.headers.host).not.toBe(new URL(edge.url).host);
  });

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('may be %s', async (method) => {
    await start(echo);
    const body = method === 'GET' || method === 'OPTIONS' ? {} : { body: 'x'.repeat(200_000) };
    const got = (await (await fetch(`${edge.url}/api/x`, { method, ...body })).json()) as Echo;
    expect(got.method).toBe(method);
    expect(got.body.length).toBe('body' in body ? 200_000 : 0);
  });

  it('may have a body of unknown length, deletes too', async () => {
    await start(echo);
    const url = new URL(`${edge.url}/api/x`);
    const outgoing = request(url, { method: 'DELETE', headers: { 'transfer-encoding': 'chunked' } });
    outgoing.write('part one, ');
    outgoing.end('part two');
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    const got = JSON.parse(await text(answer)) as Echo;
    expect(got).toMatchObject({ method: 'DELETE', body: 'part one, part two' });
  });

  it('loses the headers of its connection', async () => {
    await start(echo);
    const outgoing = request(`${edge.url}/api/x`, {
      headers: { connection: 'close, x-private', 'x-private': '1', te: 'trailers' },
    });
    outgoing.end();
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    const got = JSON.parse(await text(answer)) as Echo;
    expect(got.headers['x-private']).toBeUndefined();
    expect(got.headers.te).toBeUndefined();
  });

  it('gets the API’s own answer, errors and cookies included', async () => {
    await start((_incoming, outgoing) => {
      outgoing.writeHead(503, [
        'Content-Type',
        'application/problem+json',
        'Set-Cookie',
        'a=1',
        'Set-Cookie',
        'b=2',
        'Retry-After',
        '3',
      ]);
      outgoing.end('{"code":"database_down"}');
    });
    await edge.put('_system/maintenance.html', 'maintenance');
    const response = await fetch(`${edge.url}/api/ready`);
    expect(response.status).toBe(503);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('retry-after')).toBe('3');
    expect(await response.json()).toEqual({ code: 'database_down' });
  });

  it('is answered 404 by the API itself, not by the 404 page', async () => {
    await start((_incoming, outgoing) => outgoing.writeHead(404).end('none'));
    await edge.put('_system/404.html', 'page');
    expect(await (await fetch(`${edge.url}/api/nothing`)).text()).toBe('none');
  });

  it('streams events as they happen, and tells the API when the viewer leaves', async () => {
    let left: Promise<unknown> | undefined;
    let send: ((line: string) => void) | undefined;
    await start((_incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
      outgoing.flushHeaders();
      left = once(outgoing, 'close');
      send = (line) => outgoing.write(line);
    });
    const abort = new AbortController();
    const response = await fetch(`${edge.url}/api/admin/publishing/events`, { signal: abort.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (const line of ['data: one\n\n', 'data: two\n\n']) {
      send?.(line);
      expect((await reader?.read())?.value).toBe(line);
    }
    abort.abort();
    await left;
  });

  it('ends with the API’s connection', async () => {
    await start((_incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-length': '100' });
      outgoing.write('half', () => outgoing.destroy());
    });
    const response = await fetch(`${edge.url}/api/x`);
    await expect(response.text()).rejects.toThrow();
  });
});

describe('an API that does not answer', () => {
  it.each(['GET', 'POST'])('gives the maintenance page with 503 to %s', async (method) => {
    await start(echo, { apiOrigin: await deadOrigin() });
    await edge.put('_system/maintenance.html', '<h1>Back soon</h1>');
    const response = await fetch(`${edge.url}/api/checkout`, {
      method,
      ...(method === 'POST' ? { body: '{}' } : {}),
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('10');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe('<h1>Back soon</h1>');
    expect(edge.edge.stats().originFailures).toBe(1);
  });

  it('does so in plain text while there is no such page, and too late is not at all', async () => {
    await start(() => undefined, { originReadTimeout: 50 });
    const response = await fetch(`${edge.url}/api/slow`);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('10');
    expect(await response.text()).toContain('cannot be reached');
  });

  it('does not keep pages from being served, and is asked again at the next request', async () => {
    // The same one all along: a port that is let go of may be somebody else's by the time it is wanted again.
    let alive = false;
    await start((incoming, outgoing) => {
      if (alive) void echo(incoming, outgoing);
      else incoming.socket.destroy();
    });
    await edge.put('releases/r_01/index.html', 'home');
    expect((await fetch(`${edge.url}/api/health`)).status).toBe(503);
    expect((await fetch(edge.url)).status).toBe(200);
    alive = true;
    expect((await fetch(`${edge.url}/api/health`)).status).toBe(200);
  });
});

describe('availability', () => {
  it('is shared between viewers for as long as the API says', async () => {
    const asked: IncomingMessage['headers'][] = [];
    await start((incoming, outgoing) => {
      asked.push(incoming.headers);
      outgoing.writeHead(200, {
        'content-type': 'application/json',
        'cache-control': 's-maxage=15, stale-while-revalidate=300, stale-if-error=86400',
      });
      outgoing.end(`{"asked":${asked.length}}`);
    });
    const get = async (path = '/api/availability/ring') => {
      const response = await fetch(edge.url + path, {
        headers: { cookie: 'bag=1', authorization: 'Bearer x' },
      });
      return [response.headers.get('x-cache'), ((await response.json()) as { asked: number }).asked];
    };
    expect(await get()).toEqual(['Miss from cloudfront', 1]);
    expect(await get()).toEqual(['Hit from cloudfront', 1]);
    expect(await get('/api/availability/ring?variant=2')).toEqual(['Miss from cloudfront', 2]);
    expect(asked[0]?.cookie).toBeUndefined();
    expect(asked[0]?.authorization).toBeUndefined();
    edge.advance(20);
    expect(await get()).toEqual(['Hit from cloudfront', 1]);
    await expect.poll(async () => (await get())[1]).toBe(3);
  });

  it('outlives an API that fails or dies', async () => {
    let failing = false;
    await start((incoming, outgoing) => {
      if (failing && incoming.url?.endsWith('dead')) incoming.socket.destroy();
      else if (failing)
        outgoing.writeHead(500, { 'content-type': 'application/problem+json' }).end('{"code":"x"}');
      else outgoing.writeHead(200, { 'cache-control': 's-maxage=15, stale-if-error=86400' }).end('in stock');
    });
    for (const slug of ['ring', 'dead']) await (await fetch(`${edge.url}/api/availability/${slug}`)).text();
    failing = true;
    edge.advance(3600);
    for (const slug of ['ring', 'dead']) {
      const stale = await fetch(`${edge.url}/api/availability/${slug}`);
      expect([stale.status, await stale.text()]).toEqual([200, 'in stock']);
      expect(stale.headers.get('age')).toBe('3600');
    }
    edge.advance(90_000);
    const own = await fetch(`${edge.url}/api/availability/ring`);
    expect([own.status, await own.text()]).toEqual([500, '{"code":"x"}']);
    const none = await fetch(`${edge.url}/api/availability/dead`);
    expect([none.status, none.headers.get('retry-after')]).toEqual([503, '10']);
  });

  it('is not kept when it says nothing, is an error, or carries a cookie', async () => {
    let asked = 0;
    await start((incoming, outgoing) => {
      asked += 1;
      if (incoming.url?.endsWith('plain')) outgoing.end('x');
      else if (incoming.url?.endsWith('missing')) outgoing.writeHead(404).end('x');
      else outgoing.writeHead(200, { 'cache-control': 's-maxage=60', 'set-cookie': 'a=1' }).end('x');
    });
    for (const slug of ['plain', 'missing', 'cookie']) {
      const before = asked;
      for (let n = 0; n < 2; n++) await (await fetch(`${edge.url}/api/availability/${slug}`)).text();
      expect(asked - before, slug).toBe(2);
    }
  });

  it('is read only, and answers HEAD', async () => {
    await start((_incoming, outgoing) =>
      outgoing.writeHead(200, { 'cache-control': 's-maxage=60' }).end('12345'),
    );
    expect((await fetch(`${edge.url}/api/availability/ring`, { method: 'POST' })).status).toBe(405);
    const head = await fetch(`${edge.url}/api/availability/ring`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '5', '']);
  });
});
