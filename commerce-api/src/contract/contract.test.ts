import { createRoute, z } from '@hono/zod-openapi';
import { expect, it } from 'vitest';
import { apiDocument, registerComponents } from '../platform/api-document.ts';
import { createRouter, idParam, jsonBody, jsonResponse } from '../platform/http.ts';
import { problemOf } from '../platform/problem.ts';
import { problems } from '../platform/problem-answers.ts';
import { operationsOf } from '../platform/testing/api-document.ts';
import { departuresOf } from '../platform/testing/hold-to-document.ts';
import { missingExamples } from './testing/missing-examples.ts';

const Ring = z.object({ size: z.string() });
const router = createRouter();
router.onError(problemOf);
registerComponents(router);
const route = createRoute({
  method: 'put',
  path: '/api/rings/{id}',
  request: { params: idParam, body: jsonBody(Ring) },
  responses: {
    200: { ...jsonResponse('The ring', Ring), headers: z.object({ ETag: z.string() }) },
    ...problems('conflict'),
  },
});
router.openapi(route, (c) => c.json({ size: '6' }, 200));
const [operation] = operationsOf(apiDocument(router));

it('asks for examples of whatever is sent and answered', () => {
  expect(missingExamples(operation!)).toEqual(['no example of the body', 'no example of 200']);
  const unfit = { ...operation!, bodyExamples: [{ size: 6 }] };
  expect(missingExamples(unfit)[0]).toContain('expected string');
});

const json = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type, ...headers } });
};
const problem = (code: string, status: number) =>
  json(status, { type: '', title: '', status, code, detail: '', requestId: '' });

it('lets through what is documented', async () => {
  expect(await departuresOf(operation!, json(200, { size: '6' }, { etag: '"1"' }))).toEqual([]);
  expect(await departuresOf(operation!, problem('conflict', 409))).toEqual([]);
  expect(await departuresOf(operation!, problem('invalid_request', 400))).toEqual([]);
});

it.each([
  ['an undocumented status', json(201, { size: '6' }), /status 201/],
  ['an undocumented code of a documented status', problem('bag_empty', 409), /conflict/],
  ['another body', json(200, { size: 6 }, { etag: '"1"' }), /expected string/],
  ['a missing header', json(200, { size: '6' }), /header ETag/],
  [
    'another type',
    new Response('<p>', { headers: { 'content-type': 'text/html', etag: '"1"' } }),
    /text\/html/,
  ],
])('notices %s', async (_what, response, why) => {
  expect((await departuresOf(operation!, response)).join()).toMatch(why);
});
