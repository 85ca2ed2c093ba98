import type { Services } from '@lapidary/commerce-api/platform/services';
import {
  assertFence,
  type ClaimedRequests,
  productsPublishedSince,
  type ReleaseContent,
  readLiveRelease,
  recordRelease,
} from '@lapidary/commerce-api/publishing';
import type { PublishPhase, Receipt } from '@lapidary/shared/publishing/release';
import type { KeptRenderer } from '@lapidary/storefront/renderer/kept-renderer';
import type { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';
import type { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import type { EdgeStore } from './edge-store.ts';
import { advanceSite, followSite } from './follow-site.ts';
import { inParallel } from './in-parallel.ts';
import type { Manifest } from './manifest.ts';
import { type LiveSite, nextManifest } from './next-manifest.ts';
import { completeReceipt } from './prepared-release.ts';
import type { PublishStep } from './publish-step.ts';
import { reconcile, tidyEdge } from './reconcile.ts';
import { refreshCatalog } from './refresh-catalog.ts';
import { refreshRedirects } from './refresh-redirects.ts';
import { nextReleaseId } from './release-id.ts';
import { type RenderProgress, renderPages } from './render-pages.ts';
import { ManifestUnreadable, type SiteBucket } from './site-bucket.ts';
import { uploadPages } from './upload-pages.ts';
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

/** Told when a run comes to its next step; rendering is where it begins. */
export type PhaseListener = (phase: PublishPhase) => Promise<void>;

/** Names under which the snapshot remembers what its catalog and recorded reads belong to. */
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
  /** The edge's store may hold keys that nobody reads. */
  #untidy = true;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
  }

  async #at(step: PublishStep): Promise<void> {
    await this.#parts.atStep?.(step);
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
    this.#untidy = true;
  }

  /** @returns the ETag of the edge's store, which shows the last recorded release. */
  async #settle(fence: number): Promise<string> {
    await this.reconcile(fence);
    const etag = await this.#parts.edge.etag();
    if (etag !== this.#settled?.etag) this.#settled = { fence, etag: await reconcile(this.#parts, fence) };
    return this.#settled.etag;
  }

  /** Deletes what nobody reads at the edge. Call it when there is nothing else to do. */
  async tidy(fence: number): Promise<void> {
    if (!this.#untidy || this.#settled?.fence !== fence) return;
    const { etag } = this.#settled;
    this.#settled = null;
    this.#settled = { fence, etag: await tidyEdge(this.#parts, etag) };
    this.#untidy = false;
    await this.#at('cleaned');
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
    const { snapshot, reader } = this.#parts;
    await this.#at('claimed');
    const before = await this.#settle(fence);
    this.#settled = null;
    const live = await this.#followSite();
    snapshot.begin();
    try {
      const run = await this.#run({ claimed, live, fence, etag: before }, progress, onPhase);
      snapshot.commit();
      this.#settled = { fence, etag: run.etag };
      this.#untidy ||= run.manifest.generation === run.manifest.release;
      return run.receipt;
    } catch (error) {
      snapshot.rollback();
      reader.reset();
      throw error;
    }
  }

  /** The live site as the index has it now, or null when there is none, or its manifests are lost. */
  async #followSite(): Promise<LiveSite | null> {
    const { snapshot, services, bucket } = this.#parts;
    try {
      return await followSite(snapshot, { on: { database: services.database }, bucket });
    } catch (error) {
      if (!(error instanceof ManifestUnreadable)) throw error;
      services.log.error({ err: error }, 'every page is rendered and uploaded again');
      return null;
    }
  }

  async #run(
    { claimed, live, fence, etag: before }: Run,
    progress?: RenderProgress,
    onPhase?: PhaseListener,
  ): Promise<PublishedRun> {
    const { services, snapshot, edge, bucket, renderer } = this.#parts;
    const on = { database: services.database };
    const lap = stopwatch();

    const release = nextReleaseId((await readLiveRelease(on))?.id ?? null);
    if (!live) snapshot.site.clearPages();
    const { contents, moved } = await this.#refresh(claimed, live);
    const snapshotMs = lap();
    await this.#at('snapshot');

    const { dirty, gone, total } = this.#plan();
    const plan = lap();
    await this.#at('planned');

    let render = 0;
    const uploaded = await uploadPages(bucket, {
      site: snapshot.site,
      release,
      pages: await renderPages(renderer, dirty, progress),
      rendered: async () => {
        render = lap();
        await this.#at('rendered');
        await onPhase?.('uploading');
      },
      uploadedOne: () => this.#at('uploaded-some'),
    });
    const { buildId } = renderer;
    const removed = gone.filter((path) => snapshot.site.page(path) !== null);
    const manifest = nextManifest(snapshot.site, live, {
      release,
      buildId,
      changed: uploaded.changed,
      removed,
      moved,
    });
    if (live?.buildId !== buildId) await bucket.putAssets(this.#parts.assetsFolder);
    await this.#copyUnchanged(manifest, uploaded.changed);
    await this.#at('uploaded');
    const pagesMs = lap();
    const requestedAt = new Date(claimed.requestedAt).toISOString();
    const prepared: Receipt = {
      releaseId: release,
      causes: claimed.causes,
      changed: [...uploaded.changed.keys()].sort(),
      removed: removed.toSorted(),
      rendered: dirty.length,
      pages: total,
      bytes: uploaded.bytes,
      phases: { snapshot: snapshotMs, plan, render, upload: pagesMs, switch: 0, verify: 0 },
      requestedAt,
      liveAt: requestedAt,
      liveAfterMs: 0,
      verifiedUrl: null,
    };
    await bucket.putManifest({ ...manifest, requestIds: claimed.ids, contents, receipt: prepared });
    const upload = pagesMs + lap();
    await this.#at('manifest-written');
    await onPhase?.('switching');

    // The last look before anything becomes visible: a publisher that was overtaken stops here, or at If-Match.
    await assertFence(on, fence);
    await this.#at('before-switch');
    const etag = await edge.switch(manifest, before, () => this.#at('generation-prepared'));
    const switchMs = lap();
    await this.#at('switched');

    const verifiedUrl = await verifyRelease(services, manifest.pages, prepared.changed);
    const receipt = completeReceipt(prepared, {
      phases: { upload, switch: switchMs, verify: lap() },
      verifiedUrl,
    });
    await this.#at('verified');
    await bucket.putInPlace(manifest);
    const { base: baseId } = manifest;
    await recordRelease(services.database, { fence, baseId, requestIds: claimed.ids, receipt, contents });
    advanceSite(snapshot, manifest);
    snapshot.setMeta(META.release, release);
    await this.#at('recorded');
    return { receipt, manifest, etag };
  }

  /** Reads what has been published since the snapshot; all of it when that cannot be told. */
  async #refresh(
    claimed: ClaimedRequests,
    live: LiveSite | null,
  ): Promise<{ contents: ReleaseContent[]; moved: string[] }> {
    const { snapshot, services, reader, renderer } = this.#parts;
    const on = { database: services.database };
    const everything = claimed.causes.some(({ kind }) => kind === 'rebuild');
    if (!live || everything || snapshot.getMeta(META.buildId) !== renderer.buildId) reader.forgetAllPages();
    snapshot.setMeta(META.buildId, renderer.buildId);

    const at = snapshot.getMeta(META.release);
    const missed =
      !live || at === null ? null : at === live.release ? [] : await productsPublishedSince(on, at);
    const productIds = missed && claimed.productIds && [...new Set([...missed, ...claimed.productIds])];
    const contents = await refreshCatalog(reader, services, productIds);
    return { contents, moved: await refreshRedirects(snapshot.site, on, productIds) };
  }

  #plan(): { dirty: string[]; gone: string[]; total: number } {
    const { renderer, reader, snapshot } = this.#parts;
    const changed = new Set(reader.changedPages());
    const paths = renderer.paths();
    const recorded = reader.renderedPages();
    // Also what the live site has and no recorded page, when all that was recorded has been forgotten.
    const gone = new Set(recorded.size > 0 ? recorded : [...snapshot.site.pages()].map(({ path }) => path));
    for (const path of paths) gone.delete(path);
    const dirty = paths.filter((path) => !recorded.has(path) || changed.has(path));
    for (const path of gone) reader.forgetPage(path);
    return { dirty, gone: [...gone], total: paths.length };
  }

  /** Gives a new base the pages that it has in common with the release before. */
  async #copyUnchanged(manifest: Manifest, changed: ReadonlyMap<string, unknown>): Promise<void> {
    if (manifest.base !== manifest.release) return;
    const { bucket, snapshot } = this.#parts;
    const unchanged = Object.keys(manifest.pages).filter((path) => !changed.has(path));
    await inParallel(unchanged, async (path) => {
      await bucket.copyPage(path, snapshot.site.page(path)!.release, manifest.release);
    });
  }
}

/** What a run is given. */
interface Run {
  claimed: ClaimedRequests;
  live: LiveSite | null;
  fence: number;
  /** Of the edge's store before the switch. */
  etag: string;
}

/** A release that is live and recorded. */
interface PublishedRun {
  receipt: Receipt;
  manifest: Manifest;
  /** Of the edge's store after the switch. */
  etag: string;
}
