import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import ts from 'typescript';
import { beforeEach, describe, expect, it } from 'vitest';
import { toRequestEvent } from '../../local-aws/edge/function-event.ts';
import {
  type EdgeFunction,
  type GeneratedResponse,
  loadEdgeFunction,
} from '../../local-aws/edge/function-runtime.ts';

const file = fileURLToPath(new URL('./router.js', import.meta.url));
const store = new Map<string, string>();
let router: EdgeFunction;

beforeEach(async () => {
  store.clear();
  store.set('current', 'r_01 r_01 r_01');
  router = await loadEdgeFunction(file, store);
});

function ask(target: string, headers: Record<string, string> = {}) {
  return router(toRequestEvent({ method: 'GET', target, headers, ip: '127.0.0.1', requestId: '1' }));
}

/** The object the request goes on to. */
async function uriOf(target: string, headers: Record<string, string> = {}): Promise<string> {
  const result = await ask(target, headers);
  if ('statusCode' in result) throw new Error(`answered ${result.statusCode}`);
  return result.uri;
}

async function answerTo(target: string, headers: Record<string, string> = {}): Promise<GeneratedResponse> {
  const result = await ask(target, headers);
  if (!('statusCode' in result)) throw new Error(`went on to ${result.uri}`);
  return result;
}

async function redirectOf(target: string): Promise<string | undefined> {
  const answer = await answerTo(target);
  expect(answer.statusCode).toBe(301);
  return answer.headers?.location?.value;
}

describe('pages', () => {
  it.each([
    ['/', '/releases/r_01/index.html'],
    ['/rings/', '/releases/r_01/rings/index.html'],
    ['/rings/moon-ring/?size=7', '/releases/r_01/rings/moon-ring/index.html'],
    ['/sitemap.xml', '/releases/r_01/sitemap.xml'],
    ['/.well-known/security.txt', '/releases/r_01/.well-known/security.txt'],
    ['/caf%c3%a9/', '/releases/r_01/caf%c3%a9/index.html'],
  ])('%s is %s', async (target, uri) => {
    expect(await uriOf(target)).toBe(uri);
  });

  it('are taken from the newer release that holds them, by the keys of the current generation only', async () => {
    store.set('r_01 /rings/', 'r_02');
    store.set('r_09 /', 'r_10');
    expect(await uriOf('/rings/')).toBe('/releases/r_02/rings/index.html');
    expect(await uriOf('/')).toBe('/releases/r_01/index.html');
    store.set('current', 'r_09 r_01 r_11');
    expect(await uriOf('/rings/')).toBe('/releases/r_01/rings/index.html');
    expect(await uriOf('/')).toBe('/releases/r_10/index.html');
  });

  it('that moved redirect, the query kept, not to be remembered', async () => {
    store.set('r_01 /old/', '>/new/');
    expect(await redirectOf('/old/?utm=a&utm=b&x=%C3%A9&flag')).toBe('/new/?utm=a&utm=b&x=%C3%A9&flag');
    expect((await answerTo('/old/')).headers?.['cache-control']?.value).toBe('no-cache');
  });

  it('that are gone lead to an object that never exists', async () => {
    store.set('r_01 /gone/', '-');
    expect(await uriOf('/gone/')).toBe('/_system/nowhere');
  });

  it('cannot be shown before anything is published', async () => {
    store.clear();
    const answer = await answerTo('/');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers?.['retry-after']?.value).toBe('10');
  });
});

describe('one address for each page', () => {
  it.each([
    ['/rings', '/rings/'],
    ['/admin', '/admin/'],
    ['/api', '/api/'],
    ['/rings/index.html', '/rings/'],
    ['/index.html', '/'],
    ['/Rings/Moon', '/rings/moon/'],
    ['/RINGS/INDEX.HTML?a=1', '/rings/?a=1'],
    ['/Sitemap.XML', '/sitemap.xml'],
    ['/caf%C3%A9/', '/caf%c3%a9/'],
  ])('%s redirects to %s in one step', async (target, location) => {
    expect(await redirectOf(target)).toBe(location);
    expect(await uriOf(location)).not.toBe('/_system/nowhere');
  });

  it('settles after at most one redirect and stays on this site, whatever is asked', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'/aZ.%2eEfF5c-_\\?&='), maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(text, async (rest) => {
        const first = await ask(`/${rest}`);
        if (!('statusCode' in first)) {
          expect(first.uri).toMatch(/^\/(releases\/r_01\/|_system\/nowhere$|_astro\/|media\/|api\/)/);
          return;
        }
        const location = first.headers?.location?.value ?? '';
        expect(new URL(location, 'https://shop.test').origin).toBe('https://shop.test');
        expect('statusCode' in (await ask(location))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what is no page', () => {
  it.each([
    '/_astro/client.abc123.js',
    '/media/ring-1.avif',
    '/api/health',
    '/runtime.json',
    '/robots.txt',
    '/favicon.ico',
    '/favicon.svg',
  ])('%s goes on as it is, maintenance or not', async (target) => {
    store.set('off', 'sesame');
    expect(await uriOf(target)).toBe(target);
  });

  it.each([
    '/releases/r_01/index.html',
    '/Releases/r_01/',
    '/releases',
    '/_system/404.html',
    '/manifests/r_01.json',
    '/snapshots/snapshot.sqlite.zst',
    '/builds/01.json',
    '//evil.test/',
    '/\\evil.test/',
    '/_astro/../manifests/r_01.json',
    '/media/%2e%2e/x',
    '/a/..%2fb/',
    '/a%5cb/',
    '/a%00/',
    '/./',
    '/..',
  ])('%s leads nowhere', async (target) => {
    expect(await uriOf(target)).toBe('/_system/nowhere');
  });
});

describe('maintenance', () => {
  beforeEach(() => store.set('off', 'sesame'));

  it('closes every page with 503 and says when to come back', async () => {
    for (const target of ['/', '/rings', '/sitemap.xml']) {
      const answer = await answerTo(target);
      expect(answer.statusCode).toBe(503);
      expect(answer.headers?.['retry-after']?.value).toBe('10');
      expect(answer.headers?.['cache-control']?.value).toBe('no-store');
      expect(answer.body).toMatchObject({ data: expect.stringContaining('<h1>') });
    }
  });

  it('lets who has the secret in', async () => {
    expect(await uriOf('/', { cookie: 'a=1; preview=sesame' })).toBe('/releases/r_01/index.html');
    expect((await answerTo('/', { cookie: 'preview=other' })).statusCode).toBe(503);
    expect((await answerTo('/', { cookie: 'preview=' })).statusCode).toBe(503);
  });
});

describe('the file', () => {
  it('uses only what CloudFront’s runtime 2.0 knows', async () => {
    const source = ts.createSourceFile(file, await readFile(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const unknown = new Set([
      ts.SyntaxKind.ForOfStatement,
      ts.SyntaxKind.ObjectBindingPattern,
      ts.SyntaxKind.ArrayBindingPattern,
      ts.SyntaxKind.SpreadElement,
      ts.SyntaxKind.SpreadAssignment,
      ts.SyntaxKind.ClassDeclaration,
      ts.SyntaxKind.ClassExpression,
      ts.SyntaxKind.QuestionDotToken,
      ts.SyntaxKind.QuestionQuestionToken,
      ts.SyntaxKind.YieldExpression,
    ]);
    const found: string[] = [];
    function visit(node: ts.Node): void {
      const bareCatch = ts.isCatchClause(node) && !node.variableDeclaration;
      if (unknown.has(node.kind) || bareCatch) found.push(node.getText(source));
      // `getChildren` has the tokens too, which `forEachChild` leaves out.
      for (const child of node.getChildren(source)) visit(child);
    }
    visit(source);
    expect(found).toEqual([]);
  });
});
