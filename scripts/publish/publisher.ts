import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
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
import { completeReceipt } from './prepared-release.ts';
import type { PublishStep } from './publish-step.ts';
import { reconcile } from './reconcile.ts';
import { readRedirects, refreshCatalog } from './refresh-catalog.ts';
import { nextReleaseId } from './release-id.ts';
import { inParallel, type SiteBucket } from './site-bucket.ts';
import { verifyRelease } from './verify-live.ts';

export interface PublisherParts {
  services: Services;
  snapshot: CatalogSnapshot;
  reader: RecordedCatalogReader;
  renderer: KeptRenderer;
  bucket: SiteBucket;
  edge: EdgeStore;
  assetsFolder: string;
  /** Called at each step and waited for: tests stop or end the publisher there. */
  atStep?: (step: PublishStep) => void | Promise<void>;
}

/** Told now and then while many pages are rendered. */
export type RenderProgress = (done: number, total: number) => void;

/** Told when a run comes to its next step; rendering is where it begins. */
export type PhaseListener = (phase: PublishPhase) => Promise<void>;

/** Other work of the process, such as prolonging the lease, waits no longer than this for rendering. */
const RENDER_WITHOUT_PAUSE_MS = 20;

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
  /** The edge's store as this publisher left it, in agreement with the database; null when that is not known. */
  #settled: { fence: number; etag: string } | null = null;

  /** The manifest that was live last; one is never changed once it is written. */
  #manifest: Manifest | null = null;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
  }

  async #at(step: PublishStep): Promise<void> {
    await this.#parts.atStep?.(step);
  }

  /** The manifest of the release that shoppers see, or null before the first one. */
  async liveManifest(): Promise<Manifest | null> {
    const { services, bucket } = this.#parts;
    const live = await readLiveRelease({ database: services.database });
    if (!live) return null;
    if (this.#manifest?.release !== live.id) this.#manifest = await bucket.readManifest(live.id);
    return this.#manifest;
  }

  /**
   * Puts right what a publisher left behind that died, failed or was overtaken; costs nothing when this one did the
   * last publish. Call it before requests are claimed: they may turn out to be answered already.
   */
  async reconcile(fence: number): Promise<void> {
    if (this.#settled?.fence === fence) return;
    // Another process may have written to the snapshot since.
    this.#parts.reader.reset();
    this.#settled = { fence, etag: await reconcile(this.#parts, fence) };
  }

  /** @returns the ETag of the edge's store, which shows the last recorded release and nothing else. */
  async #settle(fence: number): Promise<string> {
    await this.reconcile(fence);
    const etag = await this.#parts.edge.etag();
    return etag === this.#settled?.etag ? etag : await reconcile(this.#parts, fence);
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
    await this.#at('claimed');
    const before = await this.#settle(fence);
    this.#settled = null;
    snapshot.begin();
    let run: PublishedRun;
    try {
      run = await this.#run(claimed, { fence, etag: before }, progress, onPhase);
      snapshot.commit();
    } catch (error) {
      snapshot.rollback();
      this.#parts.reader.reset();
      throw error;
    }
    this.#manifest = run.diff.manifest;
    await this.#finish(run, fence);
    return run.receipt;
  }

  /** Deletes the keys of a former base. The release is live and recorded: a failure is left to `reconcile`. */
  async #finish({ diff, etag }: PublishedRun, fence: number): Promise<void> {
    const { edge, services } = this.#parts;
    try {
      const after = diff.newBase ? await edge.clean(edgeEntries(diff.manifest), etag) : etag;
      this.#settled = { fence, etag: after };
    } catch (error) {
      services.log.warn({ err: error }, 'keys of a former base could not be deleted yet');
    }
    await this.#at('cleaned');
  }

  async #run(
    claimed: ClaimedRequests,
    { fence, etag: before }: { fence: number; etag: string },
    progress?: RenderProgress,
    onPhase?: PhaseListener,
  ): Promise<PublishedRun> {
    const { services, snapshot, edge, bucket } = this.#parts;
    const lap = stopwatch();

    const live = await this.liveManifest();
    const releaseId = nextReleaseId(live?.release ?? null);
    const contents = await this.#refresh(claimed, live);
    const snapshotMs = lap();
    await this.#at('snapshot');

    const { paths, dirty } = this.#plan();
    const plan = lap();
    await this.#at('planned');

    const rendered = await this.#render(dirty, progress);
    const render = lap();
    await this.#at('rendered');
    await onPhase?.('uploading');

    const diff = nextManifest(live, releaseId, {
      buildId: this.#parts.renderer.buildId,
      pages: pagesOf(paths, rendered, live),
      redirects: await readRedirects(services),
    });
    if (live?.buildId !== diff.manifest.buildId) await bucket.putAssets(this.#parts.assetsFolder);
    const bytes = await this.#upload(diff, rendered, live);
    await this.#at('uploaded');
    const pagesMs = lap();
    const requestedAt = new Date(claimed.requestedAt).toISOString();
    const prepared: Receipt = {
      releaseId,
      causes: claimed.causes,
      changed: diff.changed.toSorted(),
      removed: diff.removed.toSorted(),
      rendered: dirty.length,
      pages: paths.length,
      bytes,
      phases: { snapshot: snapshotMs, plan, render, upload: pagesMs, switch: 0, verify: 0 },
      requestedAt,
      liveAt: requestedAt,
      liveAfterMs: 0,
      verifiedUrl: null,
    };
    await bucket.putManifest({ ...diff.manifest, requestIds: claimed.ids, contents, receipt: prepared });
    const upload = pagesMs + lap();
    await this.#at('manifest-written');
    await onPhase?.('switching');

    // The last look before anything becomes visible: a publisher that was overtaken stops here, or at If-Match.
    await assertFence({ database: services.database }, fence);
    await this.#at('before-switch');
    const shown = live ? edgeEntries(live) : new Map<string, string>();
    const etag = await edge.switch(shown, edgeEntries(diff.manifest), before, () =>
      this.#at('base-prepared'),
    );
    const switchMs = lap();
    await this.#at('switched');

    const verifiedUrl = await verifyRelease(services, diff.manifest, diff.changed);
    const receipt = completeReceipt(prepared, {
      phases: { upload, switch: switchMs, verify: lap() },
      verifiedUrl,
    });
    await this.#at('verified');
    await bucket.putInPlace(diff.manifest);
    await recordRelease(services.database, {
      fence,
      baseId: diff.manifest.base,
      requestIds: claimed.ids,
      receipt,
      contents,
    });
    snapshot.setMeta(META.release, releaseId);
    await this.#at('recorded');
    return { receipt, diff, etag };
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

  #plan(): { paths: string[]; dirty: string[] } {
    const { renderer, reader } = this.#parts;
    const { changed, added } = reader.plan();
    return { paths: renderer.paths(), dirty: [...added, ...changed] };
  }

  async #render(dirty: readonly string[], progress?: RenderProgress): Promise<Map<string, HashedPage>> {
    const { renderer } = this.#parts;
    renderer.prepare(dirty);
    const pages = new Map<string, HashedPage>();
    let pausedAt = performance.now();
    for (const path of dirty) {
      // Rendering awaits nothing but itself: without a pause no timer would run, and the lease would end unprolonged.
      if (performance.now() - pausedAt > RENDER_WITHOUT_PAUSE_MS) {
        await nextTurn();
        pausedAt = performance.now();
      }
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
      await this.#at('uploaded-some');
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
}

type HashedPage = RenderedPage & { hash: string };

/** A release that is live and recorded. */
interface PublishedRun {
  receipt: Receipt;
  diff: ReleaseDiff;
  /** Of the edge's store after the switch. */
  etag: string;
}

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
