import { createHash } from 'node:crypto';
import type { SitePage } from '@lapidary/storefront/renderer/site-index';
import type { PathedPage } from './render-pages.ts';

/** How a rendered page differs from the live site, and the hash of its body; null when it does not. */
export interface PageDifference {
  change: 'added' | 'changed';
  /** SHA-256 of the body, hex. */
  hash: string;
}

/** @param live the page of the same path, null when there is none. */
export function compareWithLive(
  { body, contentType }: Pick<PathedPage, 'body' | 'contentType'>,
  live: SitePage | null,
): PageDifference | null {
  const hash = createHash('sha256').update(body).digest('hex');
  if (!live) return { change: 'added', hash };
  return live.hash === hash && live.contentType === contentType ? null : { change: 'changed', hash };
}

/** How the live site would differ: public paths, each list in order. */
export interface SiteDifference {
  rendered: number;
  added: string[];
  changed: string[];
  removed: string[];
}

/**
 * Compares pages with the live ones as they come, and forgets each when it has been compared.
 * @param gone paths that would be no pages any more.
 */
export async function differenceOf(
  { pages, gone }: { pages: AsyncIterable<PathedPage> | PathedPage[]; gone: readonly string[] },
  livePage: (path: string) => SitePage | null,
): Promise<SiteDifference> {
  const difference: SiteDifference = { rendered: 0, added: [], changed: [], removed: [] };
  for await (const page of pages) {
    difference.rendered += 1;
    const found = compareWithLive(page, livePage(page.path));
    if (found) difference[found.change].push(page.path);
  }
  difference.removed = gone.filter((path) => livePage(path) !== null);
  for (const list of [difference.added, difference.changed, difference.removed]) list.sort();
  return difference;
}
