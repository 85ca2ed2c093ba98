import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeptRenderer, RenderedPage } from '@lapidary/storefront/renderer/kept-renderer';
import { renderInParallel } from '@lapidary/storefront/renderer/render-in-parallel';
import type { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';

/** Told now and then while many pages are rendered. */
export type RenderProgress = (done: number, total: number) => void;

/** Other work of the process, such as prolonging the lease, waits no longer than this for rendering. */
const RENDER_WITHOUT_PAUSE_MS = 20;

/** From so many pages on, starting other processes costs less than they save. */
const WORTH_WORKERS = 1_000;
const MAX_WORKERS = 4;

/** So many pages are rendered before the first is uploaded: the two phases of a small publish stay apart. */
const HELD_PAGES = 200;

export type PathedPage = RenderedPage & { path: string };

/**
 * Renders pages, inside the snapshot's transaction. Few of them are all there at once; of many, each is forgotten when it
 * has been used. Very many are rendered by several processes.
 */
export async function renderPages(
  parts: { renderer: KeptRenderer; rendererFolder: string; snapshot: CatalogSnapshot },
  paths: readonly string[],
  progress?: RenderProgress,
): Promise<AsyncIterable<PathedPage> | PathedPage[]> {
  const workers = Math.min(MAX_WORKERS, availableParallelism());
  const pages =
    paths.length < WORTH_WORKERS
      ? renderOneByOne(parts.renderer, paths, progress)
      : counted(renderInParallel({ ...parts, paths, workers }), paths.length, progress);
  if (paths.length > HELD_PAGES) return pages;
  const held: PathedPage[] = [];
  for await (const page of pages) held.push(page);
  return held;
}

async function* counted(
  pages: AsyncIterable<PathedPage>,
  total: number,
  progress?: RenderProgress,
): AsyncGenerator<PathedPage> {
  let done = 0;
  for await (const page of pages) {
    done += 1;
    progress?.(done, total);
    yield page;
  }
}

/** The same here and now, and no page before it is asked for. */
export async function* renderOneByOne(
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
