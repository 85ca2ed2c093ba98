import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildSite } from '@lapidary/storefront/renderer/build';
import { outputFile } from '@lapidary/storefront/renderer/kept-renderer';
import { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';
import { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import { isReleased } from './manifest.ts';
import { openServices } from './open-publisher.ts';
import { readLivePages } from './read-live-pages.ts';
import { refreshCatalog } from './refresh-catalog.ts';
import type { PublishSettings } from './settings.ts';
import { SiteBucket } from './site-bucket.ts';

/** Files of a folder with the hash of their bytes, by path inside the folder. */
async function hashFiles(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashes = files.map(async (file) => {
    const hash = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    return [relative(folder, file), hash] as const;
  });
  return new Map(await Promise.all(hashes));
}

/**
 * Builds the whole site with plain `astro build` from what the database says is published, and compares it with what
 * is live: pages by what the public URL serves, page by page; the set of pages by the manifests.
 * @returns how many files the build has, and the names of those that differ, are missing, or too many.
 */
export async function compareWithBuild(
  settings: PublishSettings,
): Promise<{ files: number; differences: string[] }> {
  const services = await openServices(settings);
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-verify-'));
  try {
    const snapshotFile = join(folder, 'snapshot.sqlite');
    const snapshot = new CatalogSnapshot(snapshotFile);
    await refreshCatalog(new RecordedCatalogReader(snapshot), services, null);
    snapshot.close();
    await buildSite({ snapshotFile, outFolder: join(folder, 'site'), logFile: join(folder, 'build.log') });
    const built = await hashFiles(join(folder, 'site'));

    const bucket = new SiteBucket(services.s3, settings.api.buckets.site);
    const live = await readLivePages({ on: { database: services.database }, bucket });
    if (!live) throw new Error('nothing is live yet');
    const { pages } = live;
    const differences: string[] = [];
    for (const [path, page] of Object.entries(pages)) {
      const file = outputFile(path);
      const served = isReleased(path) ? await servedHash(settings.api.publicUrl + path) : page.hash;
      if (built.get(file) !== served) differences.push(file);
      built.delete(file);
    }
    // Assets are not pages; what else the build has is missing from the live site.
    const missing = [...built.keys()].filter((file) => !file.startsWith('_astro/') && !isPublicFile(file));
    return { files: Object.keys(pages).length + missing.length, differences: [...differences, ...missing] };
  } finally {
    await rm(folder, { recursive: true, force: true });
    services.s3.destroy();
    await services.database.close();
  }
}

/** Files with fixed names that come from `storefront/public`. */
const isPublicFile = (file: string): boolean => /^favicon\.\w+$/.test(file);

async function servedHash(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  return createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex');
}
