import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptRenderer } from '@lapidary/storefront/renderer/kept-renderer';
import { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';
import { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import { openServices } from './open-publisher.ts';
import { readLivePages } from './read-live-pages.ts';
import { refreshCatalog } from './refresh-catalog.ts';
import { type RenderProgress, renderPages } from './render-pages.ts';
import type { PublishSettings } from './settings.ts';
import { SiteBucket } from './site-bucket.ts';

/** How the live site would differ after a rebuild: public paths, each in order. */
export interface DryRun {
  rendered: number;
  added: string[];
  changed: string[];
  removed: string[];
}

/**
 * Renders pages from what the database says is published, and compares them with the live ones. Writes nothing.
 * @param options.paths pages to look at; all of them when left out.
 * @throws when a path is neither a page nor live.
 */
export async function dryRun(
  settings: PublishSettings,
  { paths, progress }: { paths?: readonly string[] | undefined; progress?: RenderProgress },
): Promise<DryRun> {
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
    const result: DryRun = { rendered: 0, added: [], changed: [], removed: [] };
    const present = asked.filter((path) => all.has(path));
    for await (const { path, body } of await renderPages(
      { ...settings, renderer, snapshot },
      present,
      progress,
    )) {
      result.rendered += 1;
      const hash = createHash('sha256').update(body).digest('hex');
      if (!(path in live)) result.added.push(path);
      else if (live[path]!.hash !== hash) result.changed.push(path);
    }
    result.removed = (paths ?? Object.keys(live)).filter((path) => !all.has(path));
    for (const list of [result.added, result.changed, result.removed]) list.sort();
    return result;
  } finally {
    snapshot.rollback();
    snapshot.close();
    await rm(folder, { recursive: true, force: true });
    services.s3.destroy();
    await services.database.close();
  }
}

/** In lines for a terminal. */
export function describeDryRun({ rendered, added, changed, removed }: DryRun): string[] {
  return [
    ...added.map((path) => `+ ${path}`),
    ...changed.map((path) => `~ ${path}`),
    ...removed.map((path) => `- ${path}`),
    `${rendered} pages rendered: ${added.length} would be added, ${changed.length} changed, ${removed.length} removed; nothing was written`,
  ];
}
