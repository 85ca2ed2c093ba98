import { OpenAPIHono } from '@hono/zod-openapi';
import { Problem } from '@lapidary/shared/errors';
import { expect, it } from 'vitest';
import type { HttpEnv } from './http.ts';
import { createLogger } from './logging.ts';
import { problemOf } from './problem.ts';
import { requestLog } from './request-log.ts';
import type { Services } from './services.ts';
import { createTestApp } from './testing/test-app.ts';
import { errorsOnly } from './thrown-values.ts';

function appThatThrows(thrown: unknown): {
  app: OpenAPIHono<HttpEnv>;
  lines: () => Record<string, unknown>[];
} {
  const written: string[] = [];
  const log = createLogger({ logLevel: 'info' }, { write: (line) => void written.push(line) });
  const app = new OpenAPIHono<HttpEnv>();
  app.use(requestLog({ log } as Services));
  app.use(errorsOnly);
  app.onError(problemOf);
  app.get('/', () => {
    throw thrown;
  });
  return { app, lines: () => written.map((line) => JSON.parse(line)) };
}

class ForeignError {
  readonly message = 'names conflict';
}

it.each([
  ['an Error', new Error('names conflict')],
  ['an object of a class that is not an Error', new ForeignError()],
  ['a string', 'names conflict'],
  ['nothing', undefined],
  ['null', null],
])('answers a thrown value by a problem and a log line: %s', async (_case, thrown) => {
  const { app, lines } = appThatThrows(thrown);
  const response = await app.request('/');
  expect(response.status).toBe(500);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const text = await response.text();
  expect(text).not.toContain('names conflict');
  const { code, requestId } = Problem.parse(JSON.parse(text));
  expect(code).toBe('internal');
  const failure = lines().find(({ level }) => level === 50);
  expect(failure).toMatchObject({ requestId, err: { stack: expect.any(String) } });
  if (thrown) expect(JSON.stringify(failure)).toContain('names conflict');
  expect(lines().at(-1)).toMatchObject({ msg: 'request', status: 500 });
});

it('answers addresses outside of /api by a problem, too', async () => {
  const { app } = createTestApp({} as never);
  const response = await app.request('/favicon.ico');
  expect(response.status).toBe(404);
  expect(Problem.parse(await response.json())).toMatchObject({ code: 'not_found' });
});
