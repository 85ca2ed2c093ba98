import type { SiteIndex } from '@lapidary/storefront/renderer/site-index';
import type { Manifest } from './manifest.ts';

/** Brings the index of the site from the release before to that of the manifest; to a complete one from anywhere. */
export function applyManifest(site: SiteIndex, manifest: Manifest): void {
  const { release, base, complete, pages, removed, entries } = manifest;
  if (complete) site.clearPages();
  if (manifest.generation === release) site.clearEntries();
  for (const path of removed) site.removePage(path);
  for (const [path, page] of Object.entries(pages)) {
    site.putPage(path, { ...page, release: complete ? base : release });
    // Who publishes a page takes the address over: the database has forgotten whose it was before.
    site.removeRedirect(path);
  }
  for (const [path, value] of Object.entries(entries)) site.setEntry(path, value);
}
