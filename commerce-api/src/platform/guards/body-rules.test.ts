import { once } from 'node:events';
import { type OutgoingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import type { HttpEnv } from '../http.ts';
import { limitBody } from './body-rules.ts';
import { inOneStep } from './in-one-step.ts';

const app = new Hono<HttpEnv>();
app.use(inOneStep(limitBody));
app.post('*', async (c) => c.json({ length: (await c.req.text()).length }));
app.get('*', (c) => c.json({}));
app.onError((error, c) => c.json({ code: error instanceof AppError ? error.code : 'other' }, 413));

const server = createAdaptorServer({ fetch: app.fetch }).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
afterAll(() => {
  server.close();
});

async function send(method: string, body: string, headers: OutgoingHttpHeaders): Promise<string> {
  const sending = request({ host: '127.0.0.1', port, method, path: '/api/bag', headers });
  sending.end(body);
  const [response] = await once(sending, 'response');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return text;
}

const small = 'x'.repeat(64 * 1024);
const large = `${small}x`;
const TOO_LARGE = '{"code":"payload_too_large"}';

it('limits a body that says its length', async () => {
  expect(await send('POST', small, { 'content-length': small.length })).toBe(`{"length":${small.length}}`);
  expect(await send('POST', large, { 'content-length': large.length })).toBe(TOO_LARGE);
});

it('limits a body that comes in pieces', async () => {
  const headers = { 'transfer-encoding': 'chunked' };
  expect(await send('POST', small, headers)).toBe(`{"length":${small.length}}`);
  expect(await send('POST', large, headers)).toBe(TOO_LARGE);
});

it('lets in what has no body', async () => {
  expect(await send('GET', '', {})).toBe('{}');
  expect(await send('POST', '', { 'content-length': 0 })).toBe('{"length":0}');
});
