import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, BackendUnreachable, request, setTokenProvider } from './api-client.client.ts';

const fetched = vi.fn<typeof fetch>();

beforeEach(() => vi.stubGlobal('fetch', fetched.mockReset()));
afterEach(() => {
  vi.unstubAllGlobals();
  setTokenProvider(null);
});

const json = (status: number, body: unknown, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });

const problem = {
  type: 'about:blank',
  title: 'Out of stock',
  status: 409,
  code: 'out_of_stock',
  detail: 'Only 2 left.',
  requestId: 'r-1',
  lines: [{ variantId: 'v', title: 'Ring', requested: 3, available: 2, message: 'Only 2 left.' }],
};

const sentHeaders = () => new Headers(fetched.mock.calls[0]![1]!.headers);

describe('request', () => {
  it('answers with the JSON, and sends a body as JSON', async () => {
    fetched.mockResolvedValue(json(200, { count: 1 }));
    await expect(request('POST', '/api/bag/lines', { body: { variantId: 'v' } })).resolves.toEqual({
      count: 1,
    });
    expect(fetched.mock.calls[0]![1]).toMatchObject({ method: 'POST', body: '{"variantId":"v"}' });
    expect(sentHeaders().get('content-type')).toBe('application/json');
    expect(sentHeaders().has('authorization')).toBe(false);
  });

  it('gives undefined for an answer without content', async () => {
    fetched.mockResolvedValue(new Response(null, { status: 204 }));
    await expect(request('DELETE', '/api/session')).resolves.toBeUndefined();
  });

  it('parses with the schema that it is given', async () => {
    fetched.mockResolvedValue(json(200, { count: 'one' }));
    const schema = {
      parse: () => {
        throw new TypeError('count is no number');
      },
    };
    await expect(request('GET', '/api/bag', { schema })).rejects.toThrow('count is no number');
  });

  it('carries the access token when there is one', async () => {
    setTokenProvider(async () => 'token-1');
    fetched.mockImplementation(async () => json(200, {}));
    await request('GET', '/api/orders');
    expect(sentHeaders().get('authorization')).toBe('Bearer token-1');
    setTokenProvider(async () => null);
    fetched.mockClear();
    await request('GET', '/api/bag');
    expect(sentHeaders().has('authorization')).toBe(false);
  });

  it('throws the problem that the API states', async () => {
    fetched.mockResolvedValue(json(409, problem, 'application/problem+json'));
    const error = await request('POST', '/api/bag/lines').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ code: 'out_of_stock', status: 409, lines: problem.lines, fields: [] });
  });

  it.each([
    ['no connection', () => Promise.reject(new TypeError('fetch failed'))],
    ['503, even as a problem', async () => json(503, { ...problem, status: 503, code: 'unavailable' })],
    ['a gateway error', async () => new Response('<h1>502</h1>', { status: 502 })],
    [
      'a page instead of JSON',
      async () => new Response('<h1>Hi</h1>', { headers: { 'content-type': 'text/html' } }),
    ],
    [
      'JSON that breaks off',
      async () => new Response('{"a":', { headers: { 'content-type': 'application/json' } }),
    ],
    ['an error of somebody else', async () => json(500, { message: 'proxy' })],
  ])('throws BackendUnreachable for %s', async (_, answer) => {
    fetched.mockImplementation(answer as typeof fetch);
    await expect(request('GET', '/api/bag')).rejects.toBeInstanceOf(BackendUnreachable);
  });
});
