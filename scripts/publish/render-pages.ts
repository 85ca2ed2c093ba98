import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeptRenderer, RenderedPage } from '@lapidary/storefront/renderer/kept-renderer';

/** Told now and then while many pages are rendered. */
export type RenderProgress = (done: number, total: number) => void;

/** Other work of the process, such as prolonging the lease, waits no longer than this for rendering. */
const RENDER_WITHOUT_PAUSE_MS = 20;

/** So many pages are rendered before the first is uploaded: the two phases of a small publish stay apart. */
const HELD_PAGES = 200;

export type PathedPage = RenderedPage & { path: string };

/** Renders pages. Few of them are all there at once; of many, each is forgotten when it has been used. */
export async function renderPages(
  renderer: KeptRenderer,
  paths: readonly string[],
  progress?: RenderProgress,
): Promise<AsyncIterable<PathedPage> | PathedPage[]> {
  const pages = renderOneByOne(renderer, paths, progress);
  if (paths.length > HELD_PAGES) return pages;
  const held: PathedPage[] = [];
  for await (const page of pages) held.push(page);
  return held;
}

async function* renderOneByOne(
  renderer: KeptRenderer,
  paths: readonly string[],
  progress?: RenderProgress,
): AsyncGenerator<PathedPage> {
  renderer.prepare(paths);
  let pausedAt = performance.now();
  for (const [index, path] of paths.entries()) {
    // Rendering awaits nothing but itself: without a pause no timer would run, and the lease would end unprolonged.
    if (performance.now() - pausedAt > RENDER_WITHOUT_PAUSE_MS) {
      await nextTurn();
      pausedAt = performance.now();
    }
    yield { path, ...(await renderer.render(path)) };
    progress?.(index + 1, paths.length);
  }
}
