import { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { advanceSite, readLiveSite } from './follow-site.ts';
import {
  CURRENT,
  currentValue,
  entryWrites,
  isReleased,
  MAX_KEYS_PER_WRITE,
  type Manifest,
  objectKey,
  storeOf,
} from './manifest.ts';
import { nextManifest } from './next-manifest.ts';

const LAST_PAGE = 120;
const pagePath = (page: number): string => `/products/${page}/`;

/** A site of numbered pages: the number is the page, the letter its content. */
interface Site {
  buildId: string;
  pages: Record<string, string>;
  redirects: Record<string, string>;
}

const site: fc.Arbitrary<Site> = fc.record({
  buildId: fc.constantFrom('build-1', 'build-1', 'build-1', 'build-2'),
  pages: fc.dictionary(fc.nat({ max: LAST_PAGE }).map(pagePath), fc.constantFrom('a', 'b', 'c'), {
    maxKeys: 110,
  }),
  redirects: fc.dictionary(
    fc.nat({ max: LAST_PAGE }).map(pagePath),
    fc.nat({ max: LAST_PAGE }).map(pagePath),
    {
      maxKeys: 5,
    },
  ),
});

/** Bucket and edge's store as publishing one site after the other leaves them. */
class PublishedSites {
  readonly bucket = new Map<string, string>();
  readonly store = new Map<string, string>();
  readonly snapshot = new CatalogSnapshot(':memory:');
  #number = 0;

  publish({ buildId, pages, redirects }: Site): { manifest: Manifest; changed: string[]; removed: string[] } {
    this.#number += 1;
    const release = `r${this.#number}`;
    const { site } = this.snapshot;
    // Another bundle makes other bytes of everything.
    const hashes = new Map(Object.entries(pages).map(([path, letter]) => [path, buildId + letter]));
    const changed = new Map(
      [...hashes]
        .filter(([path, hash]) => site.page(path)?.hash !== hash)
        .map(([path, hash]) => [path, { hash, contentType: 'text/html' }]),
    );
    const removed = [...site.pages()].map(({ path }) => path).filter((path) => !hashes.has(path));
    const targets = Object.entries(redirects).map(([path, target]) => ({ path, target }));
    const moved = site.putRedirects('product', targets);
    const manifest = nextManifest(site, readLiveSite(this.snapshot), {
      release,
      buildId,
      changed,
      removed,
      moved,
    });
    for (const [path, { hash }] of changed) this.bucket.set(objectKey(path, release), hash);
    if (manifest.complete) {
      for (const path of Object.keys(manifest.pages)) {
        if (changed.has(path)) continue;
        this.bucket.set(
          objectKey(path, release),
          this.bucket.get(objectKey(path, site.page(path)!.release))!,
        );
      }
    }
    const { puts, deletes } = entryWrites(manifest);
    for (const [key, value] of [...puts, [CURRENT, currentValue(manifest)] as const])
      this.store.set(key, value);
    for (const key of deletes) this.store.delete(key);
    advanceSite(this.snapshot, manifest);
    return { manifest, changed: [...changed.keys()], removed };
  }

  /** What the router answers for a path, read from store and bucket as CloudFront would. */
  serve(path: string): string {
    const [generation, base] = this.store.get(CURRENT)!.split(' ');
    const own = this.store.get(`${generation} ${path}`);
    if (own === '-') return 'gone';
    if (own?.startsWith('>')) return `moved to ${own.slice(1)}`;
    return this.bucket.get(objectKey(path, own ?? base!)) ?? 'gone';
  }
}

const published = (): PublishedSites => {
  const sites = new PublishedSites();
  onTestFinished(() => sites.snapshot.close());
  return sites;
};

describe('nextManifest', () => {
  it('makes the edge serve exactly the site, after any sequence of releases', () => {
    fc.assert(
      fc.property(fc.array(site, { minLength: 1, maxLength: 8 }), (sites) => {
        const shop = published();
        for (const next of sites) {
          shop.publish(next);
          for (let page = 0; page <= LAST_PAGE; page += 1) {
            const path = pagePath(page);
            const letter = next.pages[path];
            const moved = next.redirects[path];
            const expected = letter ? next.buildId + letter : moved ? `moved to ${moved}` : 'gone';
            expect(shop.serve(path)).toBe(expected);
          }
          const live = readLiveSite(shop.snapshot)!;
          const ofGeneration = [...shop.store].filter(
            ([key]) => key === CURRENT || key.startsWith(`${live.generation} `),
          );
          expect(new Map(ofGeneration)).toEqual(storeOf(live, shop.snapshot.site.entries()));
        }
      }),
    );
  });

  it('leads to the same index from the manifests alone, from the last base on', () => {
    fc.assert(
      fc.property(fc.array(site, { minLength: 1, maxLength: 8 }), (sites) => {
        const shop = published();
        const manifests = sites.map((next) => shop.publish(next).manifest);
        const { base } = manifests.at(-1)!;
        const replayed = new CatalogSnapshot(':memory:');
        onTestFinished(() => replayed.close());
        for (const manifest of manifests.slice(manifests.findIndex(({ release }) => release === base)))
          advanceSite(replayed, manifest);
        expect([...replayed.site.pages()]).toEqual([...shop.snapshot.site.pages()]);
        expect(replayed.site.entries()).toEqual(shop.snapshot.site.entries());
        expect(readLiveSite(replayed)).toEqual(readLiveSite(shop.snapshot));
      }),
    );
  });

  it('keeps the generation while a change fits one write, and the base while most pages stay', () => {
    fc.assert(
      fc.property(site, site, (first, second) => {
        const shop = published();
        const before = shop.publish(first).manifest;
        const { manifest, changed } = shop.publish(second);
        const { puts, deletes } = entryWrites(manifest);
        if (manifest.generation === before.generation)
          expect(puts.length + deletes.length).toBeLessThan(MAX_KEYS_PER_WRITE);
        const most = changed.length * 2 > Object.keys(first.pages).length;
        if (manifest.base !== before.base) expect(most || first.buildId !== second.buildId).toBe(true);
        else expect(manifest.buildId).toBe(before.buildId);
      }),
    );
  });

  it('copies no page for a change of many', () => {
    const pages = Object.fromEntries(Array.from({ length: 121 }, (_, page) => [pagePath(page), 'a']));
    const shop = published();
    const first = { buildId: 'build-1', pages, redirects: {} };
    shop.publish(first);
    const other = Object.keys(pages).slice(0, MAX_KEYS_PER_WRITE);
    const second = { ...first, pages: { ...pages, ...Object.fromEntries(other.map((path) => [path, 'b'])) } };
    expect(shop.publish(second).manifest).toMatchObject({ release: 'r2', generation: 'r2', base: 'r1' });
  });

  it('changes nothing for the same site', () => {
    fc.assert(
      fc.property(site, (same) => {
        const shop = published();
        const { manifest: before } = shop.publish(same);
        const again = shop.publish(same);
        expect(again).toMatchObject({ changed: [], removed: [], manifest: { pages: {}, entries: {} } });
        expect(again.manifest).toMatchObject({ base: before.base, generation: before.generation });
      }),
    );
  });

  it('leaves pages with fixed keys out of the store', () => {
    const shop = published();
    const first = { buildId: 'b', pages: { '/': 'a', '/404/': 'a' }, redirects: {} };
    shop.publish(first);
    const { changed, manifest } = shop.publish({ ...first, pages: { '/': 'a', '/404/': 'b' } });
    expect(changed).toEqual(['/404/']);
    expect(manifest.entries).toEqual({});
    expect(Object.keys(manifest.pages).filter(isReleased)).toEqual([]);
  });
});
