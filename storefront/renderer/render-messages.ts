import type { RenderedPage } from './kept-renderer.ts';
import type { GraphRecords } from './query-engine/query-graph.ts';

/** A rendered page with its path. */
export interface PageOfSite extends RenderedPage {
  path: string;
}

/** To a render worker: pages to render; none when there will be no more. */
export interface WorkOrder {
  paths: string[];
}

/** From a render worker. */
export type WorkReport =
  | { kind: 'page'; page: PageOfSite }
  /** What the pages before have asked. */
  | { kind: 'records'; records: GraphRecords }
  /** All orders are fulfilled; the worker waits to be let go. */
  | { kind: 'finished' }
  /** The page threw; without a path, the worker could not begin. */
  | { kind: 'failed'; path: string | null; message: string; stack: string };
