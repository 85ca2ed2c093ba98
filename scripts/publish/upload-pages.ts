import type { SiteIndex } from '@lapidary/storefront/renderer/site-index';
import { compareWithLive } from './compare-with-live.ts';
import { inParallel } from './in-parallel.ts';
import type { ManifestPage } from './manifest.ts';
import type { PathedPage } from './render-pages.ts';
import type { SiteBucket } from './site-bucket.ts';

/** Pages that differ from the live ones, by path, and what was sent of them. */
export interface UploadedPages {
  changed: Map<string, ManifestPage>;
  /** Those of them that the live site does not have. */
  added: string[];
  bytes: number;
}

/**
 * Compares rendered pages with the live site as they come, and puts those that differ under keys of the release.
 * @param input.rendered called when the last page has come.
 * @param input.uploadedOne called after each upload.
 */
export async function uploadPages(
  bucket: SiteBucket,
  input: {
    site: SiteIndex;
    release: string;
    pages: AsyncIterable<PathedPage> | PathedPage[];
    rendered: () => Promise<void>;
    uploadedOne: () => Promise<void>;
  },
): Promise<UploadedPages> {
  const { site, release, pages } = input;
  const uploaded: UploadedPages = { changed: new Map(), added: [], bytes: 0 };
  const compared = async function* (): AsyncGenerator<PathedPage> {
    const held: PathedPage[] = [];
    for await (const page of pages) {
      const { path, body, contentType } = page;
      const difference = compareWithLive(page, site.page(path));
      if (!difference) continue;
      uploaded.changed.set(path, { hash: difference.hash, contentType });
      if (difference.change === 'added') uploaded.added.push(path);
      uploaded.bytes += body.byteLength;
      if (Array.isArray(pages)) held.push(page);
      else yield page;
    }
    await input.rendered();
    yield* held;
  };
  await inParallel(compared(), async (page) => {
    await bucket.putPage(page.path, release, page);
    await input.uploadedOne();
  });
  return uploaded;
}
