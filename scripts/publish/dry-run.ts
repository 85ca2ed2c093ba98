import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptRenderer } from '@lapidary/storefront/renderer/kept-renderer';
import { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';
import { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import { differenceOf, type SiteDifference } from './compare-with-live.ts';
import { openServices } from './open-publisher.ts';
import { readLivePages } from './read-live-pages.ts';
import { refreshCatalog } from './refresh-catalog.ts';
import { type RenderProgress, renderPages } from './render-pages.ts';
import type { PublishSettings } from './settings.ts';
import { SiteBucket } from './site-bucket.ts';

/**
 * Renders pages from what the database says is published, and compares them with the live ones. Writes nothing.
 * @param options.paths pages to look at; all of them when left out.
 * @throws when a path is neither a page nor live.
 */
export async function dryRun(
  settings: PublishSettings,
  { paths, progress }: { paths?: readonly string[] | undefined; progress?: RenderProgress },
): Promise<SiteDifference> {
  const services = await openServices(settings);
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-dry-run-'));
  const snapshot = new CatalogSnapshot(join(folder, 'snapshot.sqlite'));
  try {
    const reader = new RecordedCatalogReader(snapshot);
    const renderer = await KeptRenderer.load(settings.rendererFolder, reader);
    snapshot.begin();
    await refreshCatalog(reader, services, null);
    const bucket = new SiteBucket(services.s3, settings.api.buckets.site);
    const live = (await readLivePages({ on: { database: services.database }, bucket }))?.pages ?? {};
    const all = new Set(renderer.paths());
    const unknown = paths?.find((path) => !all.has(path) && !(path in live));
    if (unknown !== undefined) throw new Error(`there is no page ${unknown}`);
    const asked = paths ?? [...all];
    const pages = await renderPages(
      { ...settings, renderer, snapshot },
      asked.filter((path) => all.has(path)),
      progress,
    );
    const gone = (paths ?? Object.keys(live)).filter((path) => !all.has(path));
    return await differenceOf({ pages, gone }, (path) => live[path] ?? null);
  } finally {
    snapshot.rollback();
    snapshot.close();
    await rm(folder, { recursive: true, force: true });
    services.s3.destroy();
    await services.database.close();
  }
}

/** In lines for a terminal. */
export function describeDryRun({ rendered, added, changed, removed }: SiteDifference): string[] {
  return [
    ...added.map((path) => `+ ${path}`),
    ...changed.map((path) => `~ ${path}`),
    ...removed.map((path) => `- ${path}`),
    `${rendered} pages rendered: ${added.length} would be added, ${changed.length} changed, ${removed.length} removed; nothing was written`,
  ];
}
