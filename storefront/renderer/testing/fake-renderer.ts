import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * Stands for the bundle of the templates. A page holds the id of the process that rendered it; `/throws/` throws,
 * `/missing/` answers 404, `/dies/` ends the process. Each rendered page leaves a file in the folder `rendered`.
 */
const ENTRY = `
import { writeFileSync } from 'node:fs';
const ok = (body) => new Response(body, { headers: { 'content-type': 'text/html' } });
export const app = {
  manifest: { routes: [] },
  routeCache: { clearAll() {} },
  setInternals() {},
  setOptions() {},
  match: () => ({}),
  async render(request) {
    const { pathname } = new URL(request.url);
    if (pathname === '/throws/') throw new Error('a template is at fault');
    if (pathname === '/missing/') return new Response('', { status: 404 });
    if (pathname === '/dies/') process.kill(process.pid, 'SIGKILL');
    writeFileSync(new URL('./rendered' + pathname.replaceAll('/', '-'), import.meta.url), '');
    return ok(String(process.pid));
  },
};
`;

/** @returns the folder of a renderer without Astro, deleted after the test. */
export async function fakeRenderer(entry = ENTRY): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-fake-renderer-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'entry.mjs'), entry);
  const description = {
    buildId: 'fake',
    entry: 'entry.mjs',
    origin: 'http://localhost',
    scripts: [],
    pages: [],
  };
  await writeFile(join(folder, 'renderer.json'), JSON.stringify(description));
  return folder;
}
