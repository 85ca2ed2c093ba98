import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { type ParallelRender, renderInParallel } from './render-in-parallel.ts';
import { CatalogSnapshot } from './snapshot.ts';
import { fakeRenderer } from './testing/fake-renderer.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `/page-${index}/`);

async function parallel(options: Partial<ParallelRender>): Promise<ParallelRender> {
  const rendererFolder = options.rendererFolder ?? (await fakeRenderer());
  return { snapshot: new CatalogSnapshot(':memory:'), rendererFolder, paths: [], workers: 2, ...options };
}

/** Renders everything; the processes that took part are noted in `processes` as they show up. */
async function run(options: Partial<ParallelRender>, processes = new Set<number>()): Promise<string[]> {
  const paths: string[] = [];
  for await (const { path, body } of renderInParallel(await parallel(options))) {
    processes.add(Number(body.toString()));
    paths.push(path);
  }
  return paths;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const alive = (processes: Iterable<number>) => [...processes].filter(isAlive);

describe('renderInParallel', () => {
  it.each([0, 1, 16, 17, 32, 33, 100])(
    'yields each of %i pages once, and ends its workers',
    async (count) => {
      const processes = new Set<number>();
      const paths = await run({ paths: numbered(count) }, processes);
      expect(paths.toSorted()).toEqual(numbered(count).toSorted());
      expect(processes).not.toContain(process.pid);
      expect(processes.size).toBe(Math.min(2, Math.ceil(count / 16)));
      expect(alive(processes)).toEqual([]);
    },
  );

  it.each([
    ['/throws/', 'a template is at fault'],
    ['/missing/', 'status 404'],
    ['/dies/', 'ended unexpectedly'],
  ])('fails as a whole when %s cannot be rendered, and names it', async (bad, reason) => {
    const processes = new Set<number>();
    const paths = [...numbered(40), bad, ...numbered(100).slice(40)];
    const failed = run({ paths }, processes);
    await expect(failed).rejects.toThrow(new RegExp(`^${bad} cannot be rendered: .*${reason}`));
    expect(processes.size).toBeGreaterThan(0);
    expect(alive(processes)).toEqual([]);
  });

  it('fails when the renderer cannot be loaded', async () => {
    const rendererFolder = await fakeRenderer('throw new Error("no such template");');
    await expect(run({ rendererFolder, paths: numbered(3) })).rejects.toThrow(
      'pages cannot be rendered: no such template',
    );
  });

  it('ends the workers when the pages are not read to the end', async () => {
    const processes = new Set<number>();
    for await (const { body } of renderInParallel(await parallel({ paths: numbered(200) }))) {
      processes.add(Number(body.toString()));
      if (processes.size === 2) break;
    }
    expect(alive(processes)).toEqual([]);
  });

  it('ends the workers when it is told to stop', async () => {
    const stop = new AbortController();
    const pages = renderInParallel(await parallel({ paths: numbered(200), signal: stop.signal }));
    const { value } = await pages.next();
    stop.abort();
    const readOn = async () => {
      for await (const { path } of pages) expect(path).toMatch(/^\/page-/);
    };
    await expect(readOn()).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(isAlive(Number(value!.body.toString()))).toBe(false);
  });

  it('holds the workers back while nobody takes the pages', async () => {
    const options = await parallel({ paths: numbered(1_000) });
    const pages = renderInParallel(options);
    await pages.next();
    const rendered = async () => (await readdir(options.rendererFolder)).length - 2;
    let before = 0;
    do {
      before = await rendered();
      await sleep(200);
    } while ((await rendered()) > before);
    expect(before).toBeLessThanOrEqual(2 * 32);
    await pages.return();
  });

  it('leaves no worker behind when the process that started them is killed', async () => {
    const rendererFolder = await fakeRenderer();
    const file = join(rendererFolder, 'parent.mjs');
    const [pool, snapshot] = ['render-in-parallel.ts', 'snapshot.ts'].map((name) =>
      JSON.stringify(new URL(name, import.meta.url)),
    );
    await writeFile(
      file,
      `import { renderInParallel } from ${pool};
       import { CatalogSnapshot } from ${snapshot};
       const options = {
         snapshot: new CatalogSnapshot(':memory:'), rendererFolder: import.meta.dirname,
         paths: Array.from({ length: 1000 }, (_, index) => '/page-' + index + '/'), workers: 2,
       };
       const processes = new Set();
       for await (const { body } of renderInParallel(options)) {
         processes.add(Number(body.toString()));
         if (processes.size < 2) continue;
         process.stdout.write(JSON.stringify([...processes]));
         await new Promise(() => setInterval(() => {}, 1000));
       }`,
    );
    const parent = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [told] = (await once(parent.stdout, 'data')) as [Buffer];
    const processes = JSON.parse(told.toString()) as number[];
    expect(alive(processes)).toHaveLength(2);
    parent.kill('SIGKILL');
    await vi.waitUntil(() => alive(processes).length === 0, { timeout: 20_000 });
  });
});
