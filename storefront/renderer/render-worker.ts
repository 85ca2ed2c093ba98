// Renders pages for `renderInParallel`, which starts it. Arguments: folder of the renderer, copy of the catalog.
import { on } from 'node:events';
import { KeptRenderer } from './kept-renderer.ts';
import { RecordedCatalogReader } from './recorded-reader.ts';
import type { WorkOrder, WorkReport } from './render-messages.ts';
import { CatalogSnapshot } from './snapshot.ts';

/**
 * Answers that pages have asked for are kept until there are so many: what pages have in common is then told once. Some
 * pages ask for thousands, others for a dozen.
 */
const ANSWERS_PER_RECORDS = 8_192;

// Whoever started it is done, or dead.
process.on('disconnect', () => process.exit());

/** Waits until it is sent: that holds the worker back while nobody reads, and lets it notice that nobody is there. */
async function report(message: WorkReport): Promise<void> {
  await new Promise<void>((resolve) => {
    process.send!(message, (error: Error | null) => (error ? process.exit() : resolve()));
  });
}

const [rendererFolder, catalogFile] = process.argv.slice(2) as [string, string];
const orders = on(process, 'message') as AsyncIterable<[WorkOrder]>;
let path: string | null = null;
try {
  const reader = new RecordedCatalogReader(new CatalogSnapshot(catalogFile, { readOnly: true }));
  const renderer = await KeptRenderer.load(rendererFolder, reader);
  for await (const [{ paths }] of orders) {
    renderer.prepare(paths);
    for (path of paths) {
      await report({ kind: 'page', page: { path, ...(await renderer.render(path)) } });
    }
    if (paths.length > 0 && reader.untaken < ANSWERS_PER_RECORDS) continue;
    await report({ kind: 'records', records: reader.takeRecords() });
    if (paths.length === 0) await report({ kind: 'finished' });
  }
} catch (error) {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  await report({ kind: 'failed', path, message, stack });
}
