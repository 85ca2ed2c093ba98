import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  diffEntries,
  edgeEntries,
  MAX_KEYS_PER_WRITE,
  type Manifest,
  objectKey,
  writeSize,
} from './manifest.ts';
import { nextManifest, type SiteState } from './next-manifest.ts';

/** A site of numbered pages: the number is the page, the letter its content. */
const site = fc.record({
  buildId: fc.constantFrom('build-1', 'build-1', 'build-1', 'build-2'),
  pages: fc.dictionary(
    fc.nat({ max: 120 }).map((page) => `/products/${page}/`),
    fc.constantFrom('a', 'b', 'c'),
    { maxKeys: 90 },
  ),
  redirects: fc.dictionary(
    fc.nat({ max: 120 }).map((page) => `/products/${page}/`),
    fc.nat({ max: 120 }).map((page) => `/products/${page}/`),
    { maxKeys: 5 },
  ),
});

const state = (generated: {
  buildId: string;
  pages: Record<string, string>;
  redirects: Record<string, string>;
}) => {
  // Another bundle makes other bytes of everything.
  const pages = Object.entries(generated.pages).map(
    ([path, letter]) => [path, { hash: generated.buildId + letter, contentType: 'text/html' }] as const,
  );
  return { ...generated, pages: new Map(pages) } satisfies SiteState;
};

/** What the router answers for a path, read from store and bucket as CloudFront would. */
function serve(
  path: string,
  store: ReadonlyMap<string, string>,
  bucket: ReadonlyMap<string, string>,
): string {
  const base = store.get('current')!;
  const own = store.get(`${base} ${path}`);
  if (own === '-') return 'gone';
  if (own?.startsWith('>')) return `moved to ${own.slice(1)}`;
  return bucket.get(objectKey(path, own ?? base)) ?? 'gone';
}

describe('nextManifest', () => {
  it('makes the edge serve exactly the site, after any sequence of releases', () => {
    fc.assert(
      fc.property(fc.array(site, { minLength: 1, maxLength: 8 }), (sites) => {
        const bucket = new Map<string, string>();
        let live: Manifest | null = null;
        for (const [number, generated] of sites.entries()) {
          const next = state(generated);
          const release = `r${number}`;
          const diff = nextManifest(live, release, next);
          for (const path of diff.changed) bucket.set(objectKey(path, release), next.pages.get(path)!.hash);
          if (diff.newBase) {
            for (const path of next.pages.keys()) {
              if (diff.changed.includes(path)) continue;
              bucket.set(objectKey(path, release), bucket.get(objectKey(path, live!.pages[path]!.release))!);
            }
          }
          const store = edgeEntries(diff.manifest);
          for (let page = 0; page <= 120; page += 1) {
            const path = `/products/${page}/`;
            const moved = next.redirects[path];
            const expected = next.pages.get(path)?.hash ?? (moved ? `moved to ${moved}` : 'gone');
            expect(serve(path, store, bucket)).toBe(expected);
          }
          live = diff.manifest;
        }
      }),
    );
  });

  it('keeps the base while a change fits one write, and only then', () => {
    fc.assert(
      fc.property(site, site, (first, second) => {
        const live = nextManifest(null, 'r1', state(first)).manifest;
        const { manifest, newBase } = nextManifest(live, 'r2', state(second));
        expect(newBase).toBe(manifest.base === 'r2');
        if (newBase) return;
        expect(manifest.buildId).toBe(live.buildId);
        expect(writeSize(diffEntries(edgeEntries(live), edgeEntries(manifest)))).toBeLessThanOrEqual(
          MAX_KEYS_PER_WRITE,
        );
      }),
    );
  });

  it('changes nothing for the same site', () => {
    fc.assert(
      fc.property(site, (generated) => {
        const live = nextManifest(null, 'r1', state(generated)).manifest;
        const again = nextManifest(live, 'r2', state(generated));
        expect(again).toMatchObject({ changed: [], removed: [], newBase: false });
        expect(edgeEntries(again.manifest)).toEqual(edgeEntries(live));
      }),
    );
  });

  it('leaves pages with fixed keys out of the store', () => {
    const pages = new Map([
      ['/', { hash: '1', contentType: 'text/html' }],
      ['/404/', { hash: '2', contentType: 'text/html' }],
    ]);
    const live = nextManifest(null, 'r1', { buildId: 'b', pages, redirects: {} }).manifest;
    pages.set('/404/', { hash: '3', contentType: 'text/html' });
    const { changed, manifest } = nextManifest(live, 'r2', { buildId: 'b', pages, redirects: {} });
    expect(changed).toEqual(['/404/']);
    expect([...edgeEntries(manifest)]).toEqual([['current', 'r1']]);
  });
});
