import type { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import { inParallel } from './in-parallel.ts';
import type { SiteBucket } from './site-bucket.ts';

/** So many pages are copied before other work has its turn. */
const COPIES_AT_ONCE = 200;

/**
 * A base in the making: every page of the live site, gathered from the releases that hold it. It takes a while, and
 * publishing goes on meanwhile: what has changed since it was copied is copied again at the end.
 */
export class SiteFold {
  readonly base: string;
  /** The release that each page was copied from. */
  readonly #copied = new Map<string, string>();
  #pending: { path: string; release: string }[] = [];

  constructor(base: string) {
    this.base = base;
  }

  /** Copies some pages. @returns whether the base holds all that is live now. */
  async copySome({ site }: CatalogSnapshot, bucket: SiteBucket): Promise<boolean> {
    if (this.#pending.length === 0) {
      for (const { path, release } of site.pages())
        if (this.#copied.get(path) !== release) this.#pending.push({ path, release });
    }
    const some = this.#pending.splice(0, COPIES_AT_ONCE);
    await inParallel(some, async ({ path, release }) => {
      await bucket.copyPage(path, release, this.base);
      this.#copied.set(path, release);
    });
    return some.length === 0;
  }
}
