import { EventEmitter, on } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageOfSite, WorkReport } from './render-messages.ts';
import { RenderWorkerProcess } from './render-worker-process.ts';
import type { CatalogSnapshot } from './snapshot.ts';

export type { PageOfSite } from './render-messages.ts';

/** Pages that a worker is asked for at a time. It has the next ones before it is through with these. */
const PAGES_PER_ORDER = 16;

export interface ParallelRender {
  /** The catalog as pages shall show it, committed or not. What they ask is recorded here. */
  snapshot: CatalogSnapshot;
  /** Where `buildRenderer` has put the bundle. */
  rendererFolder: string;
  /** Pages to render, each once. */
  paths: readonly string[];
  /** How many processes render. */
  workers: number;
  /** Ends the run. */
  signal?: AbortSignal;
}

/** A worker, and how many of its pages have been ordered but not been taken by whoever reads them. */
interface Hand {
  worker: RenderWorkerProcess;
  untaken: number;
}

/**
 * Renders pages in several processes, and yields them as they come, in any order. It is as if `KeptRenderer` had
 * rendered them here, the recorded reads included: call it inside the snapshot's transaction, and roll that back when
 * the run fails or is left early. Workers are given more to do only as pages are taken, so a slow reader holds them
 * back and memory does not grow with the site. No worker outlives the run, or this process.
 * @throws when a page fails or a worker dies, naming the page; AbortError.
 */
export async function* renderInParallel({
  snapshot,
  rendererFolder,
  paths,
  workers,
  signal,
}: ParallelRender): AsyncGenerator<PageOfSite, void, undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-render-'));
  const hands: Hand[] = [];
  let ordered = 0;
  const order = (hand: Hand): void => {
    const next = paths.slice(ordered, ordered + PAGES_PER_ORDER);
    ordered += next.length;
    hand.untaken += next.length;
    hand.worker.order(next);
  };
  try {
    const catalogFile = join(folder, 'catalog.sqlite');
    snapshot.copyCatalog(catalogFile);
    const events = new EventEmitter();
    const reports = on(events, 'report', signal ? { signal } : {}) as AsyncIterable<[WorkReport, Hand]>;
    const useful = Math.ceil(paths.length / PAGES_PER_ORDER);
    for (let started = 0; started < Math.min(workers, useful); started += 1) {
      const hand: Hand = {
        worker: new RenderWorkerProcess({ rendererFolder, catalogFile }, (report) => {
          events.emit('report', report, hand);
        }),
        untaken: 0,
      };
      hands.push(hand);
      order(hand);
    }
    for (const hand of hands) order(hand);
    let atWork = hands.length;
    if (atWork === 0) return;
    for await (const [report, hand] of reports) {
      if (report.kind === 'failed') throw failureOf(report);
      if (report.kind === 'records') snapshot.graph.adopt(report.records);
      if (report.kind === 'finished') {
        atWork -= 1;
        if (atWork === 0) return;
      }
      if (report.kind !== 'page') continue;
      yield report.page;
      hand.untaken -= 1;
      if (hand.untaken === PAGES_PER_ORDER) order(hand);
    }
  } finally {
    await Promise.all(hands.map(({ worker }) => worker.end()));
    await rm(folder, { recursive: true, force: true });
  }
}

function failureOf({ path, message, stack }: WorkReport & { kind: 'failed' }): Error {
  const cause = Object.assign(new Error(message), { stack });
  const what = path === null ? 'pages cannot be rendered' : `${path} cannot be rendered`;
  return new Error(`${what}: ${message}`, { cause });
}
