import { keepListings } from '@lapidary/commerce-api/catalog';
import type { WorkerServices } from '@lapidary/commerce-api/platform/services';
import {
  type ClaimedRequests,
  type ReleaseContent,
  readLiveRelease,
} from '@lapidary/commerce-api/publishing';
import type { Receipt } from '@lapidary/shared/publishing/release';
import type { KeptRenderer } from '@lapidary/storefront/renderer/kept-renderer';
import type { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';
import type { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import type { EdgeStore } from './edge-store.ts';
import { SiteFold } from './fold-site.ts';
import { advanceSite, followSite } from './follow-site.ts';
import { goLive, type PhaseListener } from './go-live.ts';
import { inParallel } from './in-parallel.ts';
import type { Manifest } from './manifest.ts';
import { missedProducts, releaseOf, setRelease } from './missed-products.ts';
import { type LiveSite, newBase, nextManifest } from './next-manifest.ts';
import { forgetOtherBuild, pagesOf } from './plan-pages.ts';
import { beginReceipt } from './prepared-release.ts';
import type { PublishStep } from './publish-step.ts';
import { reconcile, tidyEdge } from './reconcile.ts';
import { refreshCatalog } from './refresh-catalog.ts';
import { refreshRedirects } from './refresh-redirects.ts';
import { nextReleaseId } from './release-id.ts';
import { type RenderProgress, renderPages } from './render-pages.ts';
import { ManifestUnreadable, type SiteBucket } from './site-bucket.ts';
import { startStopwatch } from './stopwatch.ts';
import { uploadPages } from './upload-pages.ts';

export interface PublisherParts {
  services: WorkerServices;
  snapshot: CatalogSnapshot;
  reader: RecordedCatalogReader;
  renderer: KeptRenderer;
  bucket: SiteBucket;
  edge: EdgeStore;
  /** The bundle that `renderer` was loaded from. */
  rendererFolder: string;
  assetsFolder: string;
  /** The edge's store is folded into a new base when it has so many entries. */
  foldAt?: number;
  /** Called at each step and waited for: tests stop or end the publisher there. */
  atStep?: (step: PublishStep) => void | Promise<void>;
}

/** A quarter of what `nextManifest` lets the edge's store grow to. */
const FOLD_AT = 5_000;

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
  #fold: SiteFold | null = null;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
  }

  /** The release that catalog and recorded reads belong to, as they were last committed. */
  get snapshotRelease(): string | null {
    return releaseOf(this.#parts.snapshot);
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

  /** Whether the live site was rendered by the bundle that this publisher has; not when there is none. */
  async isOwnBuildLive(): Promise<boolean> {
    return (await this.#followSite())?.buildId === this.#parts.renderer.buildId;
  }

  /**
   * Gathers all pages under a new base when the edge's store has grown large, a part at each call, and makes it live as
   * a release that changes no page. Call it when there is nothing else to do.
   * @returns whether there is more to do.
   */
  async fold(fence: number): Promise<boolean> {
    const { snapshot, bucket, foldAt = FOLD_AT } = this.#parts;
    if (snapshot.site.countEntries() < foldAt) return false;
    const live = await this.#followSite();
    if (!live) return false;
    this.#fold ??= new SiteFold(nextReleaseId(live.release));
    if (!(await this.#fold.copySome(snapshot, bucket))) return true;
    const { base } = this.#fold;
    this.#fold = null;
    await this.#goLiveWith(base, live, fence);
    return false;
  }

  async #goLiveWith(base: string, live: LiveSite, fence: number): Promise<void> {
    const { snapshot } = this.#parts;
    const release = nextReleaseId(live.release);
    const summary = `Gather ${snapshot.site.countEntries()} pages of several releases under a new base`;
    const { buildId } = live;
    const manifest = newBase(snapshot.site, { release, buildId, changed: new Map(), removed: [] }, base);
    const receipt = beginReceipt(release, {
      causes: [{ kind: 'rebuild', actor: 'system', summary }],
      requestedAt: Date.now(),
      pages: Object.keys(manifest.pages).length,
    });
    const current = releaseOf(snapshot) === live.release;
    const listingsId = current ? await this.#keepListings() : null;
    const etag = await this.#settle(fence);
    this.#settled = null;
    const done = await goLive(this.#parts, {
      prepared: { ...manifest, requestIds: [], contents: [], listingsId, receipt },
      fence,
      etag,
      at: (step) => this.#at(step),
    });
    snapshot.begin();
    advanceSite(snapshot, manifest);
    if (current) setRelease(snapshot, release);
    snapshot.commit();
    this.#settled = { fence, etag: done.etag };
    this.#untidy = true;
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
    const before = await this.#settle(fence);
    this.#settled = null;
    const live = await this.#followSite();
    await this.#at('claimed');
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
    const { services, snapshot, bucket, renderer } = this.#parts;
    const on = { database: services.database };
    const lap = startStopwatch();

    // Whose manifests are lost is followed all the same.
    const release = nextReleaseId(live?.release ?? (await readLiveRelease(on))?.id ?? null);
    if (!live) snapshot.site.clearPages();
    const { contents, listingsId, moved, everything } = await this.#refresh(claimed, live);
    const snapshotMs = lap();
    await this.#at('snapshot');

    const { dirty, gone, total } = this.#plan(everything, claimed.paths ?? []);
    const plan = lap();
    await this.#at('planned');

    let render = 0;
    const uploaded = await uploadPages(bucket, {
      site: snapshot.site,
      release,
      pages: await renderPages(this.#parts, dirty, progress),
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
    if (live?.buildId !== buildId) await bucket.putAssets(this.#parts.assetsFolder, buildId);
    await this.#copyUnchanged(manifest, uploaded.changed);
    await this.#at('uploaded');
    const begun: Receipt = {
      ...beginReceipt(release, { ...claimed, pages: total }),
      changed: [...uploaded.changed.keys()].sort(),
      // Of a first release that would be all of them, told twice.
      ...(live && { added: uploaded.added.sort() }),
      removed: removed.toSorted(),
      rendered: dirty.length,
      bytes: uploaded.bytes,
      phases: { snapshot: snapshotMs, plan, render, upload: lap(), switch: 0, verify: 0 },
    };
    const { receipt, etag } = await goLive(this.#parts, {
      prepared: { ...manifest, requestIds: claimed.ids, contents, listingsId, receipt: begun },
      fence,
      etag: before,
      lap,
      at: (step) => this.#at(step),
      onPhase,
    });
    advanceSite(snapshot, manifest);
    setRelease(snapshot, release);
    await this.#at('recorded');
    return { receipt, manifest, etag };
  }

  /** Reads what has been published since the snapshot; all of it when that cannot be told. */
  async #refresh(claimed: ClaimedRequests, live: LiveSite | null): Promise<Refreshed> {
    const { snapshot, services, reader, renderer } = this.#parts;
    const on = { database: services.database };
    const { buildId } = renderer;
    const everything = forgetOtherBuild({ snapshot, reader, buildId }, !live || claimed.paths === null);

    const missed = await missedProducts(snapshot, on, live);
    const productIds = missed && claimed.productIds && [...new Set([...missed, ...claimed.productIds])];
    const contents = await refreshCatalog(reader, services, productIds);
    const listingsId = await this.#keepListings();
    return {
      contents,
      listingsId,
      moved: await refreshRedirects(snapshot.site, on, productIds, snapshot.otherLanguages()),
      everything,
    };
  }

  async #keepListings(): Promise<string> {
    const { snapshot, services } = this.#parts;
    const listings = { categories: snapshot.categories(), collections: snapshot.collections() };
    return await keepListings({ database: services.database }, listings);
  }

  /** Pages to render, and pages of the live site that are no more. */
  #plan(everything: boolean, asked: readonly string[]): { dirty: string[]; gone: string[]; total: number } {
    const { reader, snapshot } = this.#parts;
    const plan = reader.plan();
    const { total } = plan;
    const { dirty, gone } = pagesOf(plan, { snapshot, everything });
    if (everything) return { dirty, gone, total };
    const left = new Set(gone);
    const again = asked.filter((path) => snapshot.site.page(path) && !left.has(path));
    return { dirty: [...new Set([...dirty, ...again])], gone, total };
  }

  /** Gives a new base the pages that it has in common with the release before. */
  async #copyUnchanged(manifest: Manifest, changed: ReadonlyMap<string, unknown>): Promise<void> {
    if (!manifest.complete) return;
    const { bucket, snapshot } = this.#parts;
    const unchanged = Object.keys(manifest.pages).filter((path) => !changed.has(path));
    await inParallel(unchanged, async (path) => {
      await bucket.copyPage(path, snapshot.site.page(path)!.release, manifest.base);
    });
  }
}

/** What a run takes in. */
interface Refreshed {
  contents: ReleaseContent[];
  listingsId: string;
  /** Old addresses that lead elsewhere now. */
  moved: string[];
  /** All pages are to be rendered. */
  everything: boolean;
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
