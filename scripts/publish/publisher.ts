import { createHash } from 'node:crypto';
import { newId } from '@lapidary/commerce-api/platform/ids';
import type { Services } from '@lapidary/commerce-api/platform/services';
import {
  assertFence,
  type ClaimedRequests,
  type ReleaseContent,
  readLiveRelease,
  recordRelease,
} from '@lapidary/commerce-api/publishing';
import type { PublishPhase, Receipt } from '@lapidary/shared/publishing/release';
import type { KeptRenderer, RenderedPage } from '@lapidary/storefront/renderer/kept-renderer';
import type { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';
import type { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import type { EdgeStore } from './edge-store.ts';
import { edgeEntries, isReleased, type Manifest } from './manifest.ts';
import { nextManifest, type ReleaseDiff } from './next-manifest.ts';
import { readRedirects, refreshCatalog } from './refresh-catalog.ts';
import { inParallel, type SiteBucket } from './site-bucket.ts';
import { verifyLive } from './verify-live.ts';

const VERIFY_DEADLINE_MS = 30_000;

export interface PublisherParts {
  services: Services;
  snapshot: CatalogSnapshot;
  reader: RecordedCatalogReader;
  renderer: KeptRenderer;
  bucket: SiteBucket;
  edge: EdgeStore;
  assetsFolder: string;
}

/** Told now and then while many pages are rendered. */
export type RenderProgress = (done: number, total: number) => void;

/** Told when a run comes to its next step; rendering is where it begins. */
export type PhaseListener = (phase: PublishPhase) => Promise<void>;

/** Names under which the snapshot remembers what it belongs to. */
const META = { release: 'release', buildId: 'build-id' } as const;

/** Milliseconds since the last call. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const lap = now - last;
    last = now;
    return Math.round(lap * 10) / 10;
  };
}

/**
 * Makes the site follow the database: plan, render, compare, upload, switch, verify, receipt. One publisher works at
 * a time (see the lease); a run that fails leaves the site as it was and can be repeated.
 */
export class Publisher {
  readonly #parts: PublisherParts;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
  }

  /** The manifest of the release that shoppers see, or null before the first one. */
  async liveManifest(): Promise<Manifest | null> {
    const { services, bucket } = this.#parts;
    const live = await readLiveRelease({ database: services.database });
    return live ? await bucket.readManifest(live.id) : null;
  }

  /** Makes the edge agree with the last recorded release, in case a publisher died between switching and recording. */
  async reconcile(): Promise<void> {
    const live = await this.liveManifest();
    if (!live) return;
    const { edge } = this.#parts;
    await edge.clean(edgeEntries(live), await edge.etag());
  }

  /**
   * Answers the claimed requests with one release.
   * @throws LeaseLost, or whatever failed; the site then still shows the release before.
   */
  async publish(
    claimed: ClaimedRequests,
    fence: number,
    progress?: RenderProgress,
    onPhase?: PhaseListener,
  ): Promise<Receipt> {
    const { snapshot } = this.#parts;
    snapshot.begin();
    try {
      const receipt = await this.#run(claimed, fence, progress, onPhase);
      snapshot.commit();
      return receipt;
    } catch (error) {
      snapshot.rollback();
      this.#parts.reader.reset();
      throw error;
    }
  }

  async #run(
    claimed: ClaimedRequests,
    fence: number,
    progress?: RenderProgress,
    onPhase?: PhaseListener,
  ): Promise<Receipt> {
    const { services, snapshot, edge, bucket } = this.#parts;
    const releaseId = `r_${newId()}`;
    const lap = stopwatch();

    const etag = await edge.etag();
    const live = await this.liveManifest();
    const contents = await this.#refresh(claimed, live);
    const snapshotMs = lap();

    const { paths, dirty } = this.#plan(live);
    const plan = lap();

    const rendered = await this.#render(dirty, progress);
    const render = lap();
    await onPhase?.('uploading');

    const diff = nextManifest(live, releaseId, {
      buildId: this.#parts.renderer.buildId,
      pages: pagesOf(paths, rendered, live),
      redirects: await readRedirects(services),
    });
    if (live?.buildId !== diff.manifest.buildId) await bucket.putAssets(this.#parts.assetsFolder);
    const bytes = await this.#upload(diff, rendered, live);
    await bucket.putManifest(diff.manifest);
    const upload = lap();
    await onPhase?.('switching');

    // The last look before anything becomes visible: a publisher that was overtaken stops here, or at If-Match.
    await assertFence({ database: services.database }, fence);
    const before = live ? edgeEntries(live) : new Map<string, string>();
    const after = await edge.switch(before, edgeEntries(diff.manifest), etag);
    const switched = lap();

    const verifiedUrl = await this.#verify(diff);
    const verify = lap();
    const liveAt = Date.now();

    const receipt: Receipt = {
      releaseId,
      causes: claimed.causes,
      changed: diff.changed.toSorted(),
      removed: diff.removed.toSorted(),
      rendered: dirty.length,
      pages: paths.length,
      bytes,
      phases: { snapshot: snapshotMs, plan, render, upload, switch: switched, verify },
      requestedAt: new Date(claimed.requestedAt).toISOString(),
      liveAt: new Date(liveAt).toISOString(),
      liveAfterMs: Math.max(0, liveAt - claimed.requestedAt),
      verifiedUrl,
    };
    await recordRelease(services.database, {
      fence,
      baseId: diff.manifest.base,
      requestIds: claimed.ids,
      receipt,
      contents,
    });
    snapshot.setMeta(META.release, releaseId);
    if (diff.newBase) await edge.clean(edgeEntries(diff.manifest), after);
    return receipt;
  }

  /** Reads what the requests name; all of it when the snapshot does not belong to the live release. */
  async #refresh(claimed: ClaimedRequests, live: Manifest | null): Promise<ReleaseContent[]> {
    const { snapshot, services, reader, renderer } = this.#parts;
    const fits = live !== null && snapshot.getMeta(META.release) === live.release;
    const everything = claimed.causes.some(({ kind }) => kind === 'rebuild');
    if (!fits || everything || snapshot.getMeta(META.buildId) !== renderer.buildId) reader.forgetAllPages();
    snapshot.setMeta(META.buildId, renderer.buildId);
    return await refreshCatalog(reader, services, fits ? claimed.productIds : null);
  }

  #plan(live: Manifest | null): { paths: string[]; dirty: string[] } {
    const { renderer, reader } = this.#parts;
    const changed = new Set(reader.changedPages());
    const paths = renderer.paths();
    const present = new Set(paths);
    for (const path of Object.keys(live?.pages ?? {})) if (!present.has(path)) reader.forgetPage(path);
    return { paths, dirty: paths.filter((path) => changed.has(path) || !reader.isRendered(path)) };
  }

  async #render(dirty: readonly string[], progress?: RenderProgress): Promise<Map<string, HashedPage>> {
    const { renderer } = this.#parts;
    renderer.prepare(dirty);
    const pages = new Map<string, HashedPage>();
    for (const path of dirty) {
      const { body, contentType } = await renderer.render(path);
      pages.set(path, { body, contentType, hash: createHash('sha256').update(body).digest('hex') });
      progress?.(pages.size, dirty.length);
    }
    return pages;
  }

  async #upload(
    diff: ReleaseDiff,
    rendered: ReadonlyMap<string, HashedPage>,
    live: Manifest | null,
  ): Promise<number> {
    const { bucket } = this.#parts;
    const { manifest, changed, newBase } = diff;
    let bytes = 0;
    await inParallel(changed, async (path) => {
      const page = rendered.get(path)!;
      bytes += page.body.byteLength;
      await bucket.putPage(path, manifest.release, page);
    });
    if (newBase) {
      const other = new Set(changed);
      const unchanged = Object.keys(manifest.pages).filter((path) => !other.has(path) && isReleased(path));
      await inParallel(unchanged, async (path) => {
        await bucket.copyPage(path, live!.pages[path]!.release, manifest.release);
      });
    }
    return bytes;
  }

  /** Proves through the public URL that a changed page is there. */
  async #verify({ manifest, changed }: ReleaseDiff): Promise<string | null> {
    const { services } = this.#parts;
    const path = changed.find((candidate) => isReleased(candidate) && candidate.includes('/products/'));
    const proof = path ?? changed.find(isReleased);
    if (!proof) return null;
    const url = services.settings.publicUrl + proof;
    const served = await verifyLive({
      url,
      hash: manifest.pages[proof]!.hash,
      deadlineMs: VERIFY_DEADLINE_MS,
    });
    if (served) return url;
    services.log.warn({ url }, 'the public URL does not serve the new page yet');
    return null;
  }
}

type HashedPage = RenderedPage & { hash: string };

/** Every page with its hash: as rendered now, or as the live release has it. */
function pagesOf(
  paths: readonly string[],
  rendered: ReadonlyMap<string, HashedPage>,
  live: Manifest | null,
): Map<string, { hash: string; contentType: string }> {
  return new Map(
    paths.map((path) => {
      const page = rendered.get(path) ?? live?.pages[path];
      if (!page) throw new Error(`${path} was neither rendered nor live`);
      return [path, { hash: page.hash, contentType: page.contentType }];
    }),
  );
}
