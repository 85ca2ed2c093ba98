import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toRequestEvent } from './function-event.ts';
import { loadEdgeFunction } from './function-runtime.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapidary-function-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const store = new Map([['known', 'value']]);
const event = toRequestEvent({ method: 'GET', target: '/', headers: {}, ip: '', requestId: '' });

async function load(source: string) {
  const file = join(folder, 'function.js');
  await writeFile(file, source);
  return loadEdgeFunction(file, store);
}

describe('loadEdgeFunction', () => {
  it('gives the function a store whose get rejects for a missing key', async () => {
    const handler = await load(`import cf from 'cloudfront';
      const kvs = cf.kvs();
      async function handler() {
        let missing;
        try { await kvs.get('missing'); } catch (error) { missing = error.message; }
        return { uri: '/' + [await kvs.get('known'), missing, await kvs.exists('known'), await kvs.exists('x')].join() };
      }`);
    expect(await handler(event)).toEqual({ uri: '/value,KeyNotFound,true,false' });
  });

  it('gives it the language and nothing of Node or the web', async () => {
    const handler = await load(`import cf from 'cloudfront';
      async function handler() {
        const absent = [typeof URL, typeof process, typeof require, typeof fetch, typeof setTimeout];
        let evaluated = 'refused';
        try { evaluated = eval('1'); } catch (error) {}
        return { uri: '/' + absent.concat(evaluated).join() };
      }`);
    expect(await handler(event)).toEqual({
      uri: '/undefined,undefined,undefined,undefined,undefined,refused',
    });
  });

  it('refuses what CloudFront would', async () => {
    await expect(load(`import cf from 'cloudfront';\n//${'x'.repeat(10_240)}`)).rejects.toThrow('10 KB');
    await expect(load('async function handler() {}')).rejects.toThrow("import cf from 'cloudfront'");
    await expect(load("import cf from 'cloudfront';\nfunction (")).rejects.toThrow(
      'Function statements require a function name',
    );
  });
});
