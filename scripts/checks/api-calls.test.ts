import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ApiOperation, readOperations } from '@lapidary/commerce-api/platform/testing/api-document';
import { createTestApp } from '@lapidary/commerce-api/platform/testing/test-app';
import { expect, it } from 'vitest';
import { repo } from '../start/bootstrap/read-settings.mjs';
import { apiCallsIn } from './api-calls.ts';

// No route is called but that of the document, which asks for nothing.
const { app } = createTestApp({} as never);
const operations = await readOperations(app);
const document = (await (await app.request('/api/openapi.json')).json()) as {
  paths: Record<string, Record<string, { responses: Record<string, { content?: object }> }>>;
};

/** Schemas whose id in the document is not the name of their type. */
const TYPE_NAMES: Record<string, string> = { Release: 'ReleaseSummary' };

const isAt = ({ path: pattern }: ApiOperation, called: string): boolean => {
  const parts = called.split('/');
  const own = pattern.split('/');
  return (
    own.length === parts.length &&
    own.every((part, at) => part === parts[at] || part.startsWith('{') || parts[at] === '{}')
  );
};

/** The types that an operation's success is documented to have. */
function answersOf({ path: at, method }: ApiOperation): string[] {
  const { responses } = document.paths[at]![method.toLowerCase()]!;
  return Object.entries(responses).flatMap(([status, { content }]) => {
    if (Number(status) >= 300) return [];
    if (!content) return ['void'];
    const named = JSON.stringify(content).match(/"schema":\{"\$ref":"#\/components\/schemas\/(\w+)"/)?.[1];
    return named ? [TYPE_NAMES[named] ?? named] : Object.keys(content);
  });
}

const files = globSync('storefront/src/**/*.{ts,tsx}', { cwd: repo }).filter(
  (file) => !/\.test\.tsx?$/.test(file),
);
const sources = files.map((file) => ({ file, text: readFileSync(path.join(repo, file), 'utf8') }));
const calls = sources.flatMap(({ file, text }) => apiCallsIn(file, text).map((call) => ({ file, ...call })));

it('finds the calls of a file, whatever their parts are called', () => {
  const text = `
    const PATH = '/api/rings';
    const at = (id: string) => \`\${PATH}/\${encodeURIComponent(id)}\`;
    const list = () => request<RingList>('GET', \`\${PATH}\${query({ a: 1 })}\`);
    const save = (id: string, body?: object) => requestSignedIn<Ring>(body ? 'PUT' : 'DELETE', at(id), { body });
    async function change(method: HttpMethod, id: string) { await request<Ring>(method, \`\${PATH}/\${id}/size\`); }
    change('POST', 'x');
    const other = () => request<Runtime>('GET', '/runtime.json');
    const stream = () => fetch(PATH + '', {});`;
  expect(apiCallsIn('rings.ts', text).map(({ line: _, ...call }) => call)).toEqual([
    { method: 'GET', path: '/api/rings', answer: 'RingList' },
    { method: 'PUT', path: '/api/rings/{}', answer: 'Ring' },
    { method: 'DELETE', path: '/api/rings/{}', answer: 'Ring' },
    { method: 'POST', path: '/api/rings/x/size', answer: 'Ring' },
  ]);
});

it.each(calls)(
  '$file:$line calls what the API documents: $method $path',
  ({ method, path: called, answer }) => {
    const found = operations.filter((operation) => operation.method === method && isAt(operation, called));
    expect(
      found.map(({ name }) => name),
      'no such operation',
    ).not.toEqual([]);
    // Of an operation that is chosen when it is called, one has to answer so.
    const answers = found.flatMap(answersOf);
    if (answer === 'Response')
      expect(['text/event-stream', 'text/csv']).toEqual(expect.arrayContaining(answers));
    else expect(answers).toContain(answer);
    if (found.length === 1) expect(answers).toHaveLength(1);
  },
);

it.each([
  ...new Set(calls.flatMap(({ file, answer }) => (/^[A-Z]\w+$/.test(answer) ? [`${file} ${answer}`] : []))),
])('takes its types from the shared schemas: %s', (use) => {
  const [file = '', answer = ''] = use.split(' ');
  if (answer === 'Response') return;
  const { text } = sources.find((source) => source.file === file)!;
  expect(text).toMatch(
    new RegExp(`import (?:type )?\\{[^}]*\\b${answer}\\b[^}]*\\} from '@lapidary/shared/`),
  );
});

it('has found the calls of every file that names an address of the API', () => {
  const code = sources.map(({ file, text }) => ({ file, text: text.replaceAll(/\/\*.*?\*\//gs, '') }));
  const naming = code.filter(({ text }) => /['"`]\/api\/\w/.test(text)).map(({ file }) => file);
  expect(naming.filter((file) => !calls.some((call) => call.file === file))).toEqual([]);
  expect(calls.length).toBeGreaterThan(40);
});
