// Renders a made-up catalog in one way and sends the figures to the parent process. Arguments: way (`here`, `stock`, or
// the number of workers), folder of the bench, number of products.
import { createHash } from 'node:crypto';
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSite } from '@lapidary/storefront/renderer/build';
import { KeptRenderer, outputFile } from '@lapidary/storefront/renderer/kept-renderer';
import { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';
import { renderInParallel } from '@lapidary/storefront/renderer/render-in-parallel';
import { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import { processorSeconds, watchMemory } from './process-figures.ts';
import type { RenderFigures } from './render.ts';

const [way, folder, products] = process.argv.slice(2) as [string, string, string];
const rendererFolder = join(folder, 'renderer');
const source = join(folder, `${products}.sqlite`);
// Astro gets what rendering here has left: with the recorded reads no answer is computed twice.
const snapshotFile = join(folder, `${products}-${way === 'stock' ? 'here' : way}.sqlite`);

const hash = createHash('sha256');
const digest = (body: Buffer): string => createHash('sha256').update(body).digest('hex');

/** One hash over path and bytes of every page. */
function hashOfSite(pages: ReadonlyMap<string, string>): string {
  for (const path of [...pages.keys()].sort()) hash.update(`${path} ${pages.get(path)}\n`);
  return hash.digest('hex');
}

async function* renderHere(renderer: KeptRenderer, paths: readonly string[]) {
  renderer.prepare(paths);
  for (const path of paths) yield { path, body: (await renderer.render(path)).body };
}

if (way !== 'stock') await cp(source, snapshotFile);
const snapshot = new CatalogSnapshot(snapshotFile);
const reader = new RecordedCatalogReader(snapshot);
const renderer = await KeptRenderer.load(rendererFolder, reader);
const paths = renderer.paths();
const pages = new Map<string, string>();
const memory = watchMemory();
const before = await processorSeconds();
const startedAt = performance.now();
if (way === 'stock') {
  const outFolder = join(folder, `${products}-stock`);
  await buildSite({ snapshotFile, outFolder, logFile: join(folder, 'stock.log') });
} else {
  snapshot.begin();
  const site =
    way === 'here'
      ? renderHere(renderer, paths)
      : renderInParallel({ snapshot, rendererFolder, paths, workers: Number(way) });
  for await (const { path, body } of site) pages.set(path, digest(body));
  snapshot.commit();
}
const seconds = (performance.now() - startedAt) / 1000;
const after = await processorSeconds();
if (way === 'stock') {
  const outFolder = join(folder, `${products}-stock`);
  for (const path of paths) pages.set(path, digest(await readFile(join(outFolder, outputFile(path)))));
  await rm(outFolder, { recursive: true });
}
snapshot.close();
const figures: RenderFigures = {
  way,
  pages: paths.length,
  seconds,
  processorSeconds: after === null || before === null ? null : after - before,
  ...memory.stop(),
  siteHash: hashOfSite(pages),
};
process.send?.(figures);
process.disconnect?.();
