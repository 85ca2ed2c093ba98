import { collectGarbage } from './collect-garbage.ts';
import type { OpenPublisher } from './open-publisher.ts';
import { saveSnapshot } from './saved-snapshot.ts';

const SAVE_EVERY_MS = 60_000;
const COLLECT_EVERY_MS = 24 * 60 * 60 * 1000;
/** Not at once: a publisher that starts has better things to do. */
const FIRST_COLLECTION_AFTER_MS = 10 * 60 * 1000;

type Kept = Pick<OpenPublisher, 'publisher' | 'services' | 'bucket' | 'snapshotFile'>;

/** What a publisher does when nobody waits for it. Each part is short, or runs beside publishing. */
export class Housekeeping {
  readonly #open: Kept;
  #saved: { release: string | null; at: number } = { release: null, at: Number.NEGATIVE_INFINITY };
  #collectedAt = performance.now() - COLLECT_EVERY_MS + FIRST_COLLECTION_AFTER_MS;
  #background: Promise<void> | null = null;
  readonly #stop = new AbortController();

  constructor(open: Kept) {
    this.#open = open;
  }

  /** Does some of what is due. @returns whether there is more to do at once. */
  async doSome(fence: number): Promise<boolean> {
    const { publisher } = this.#open;
    await publisher.tidy(fence);
    if (await publisher.fold(fence)) return true;
    this.#background ??= this.#begin();
    return false;
  }

  /** Begins what is due and can run beside publishing, or returns null. */
  #begin(): Promise<void> | null {
    const now = performance.now();
    const { snapshotRelease: release } = this.#open.publisher;
    if (now - this.#collectedAt > COLLECT_EVERY_MS) {
      this.#collectedAt = now;
      return this.#run('objects that no kept release needs could not be deleted', () => this.#collect());
    }
    if (release !== this.#saved.release && now - this.#saved.at > SAVE_EVERY_MS) {
      this.#saved.at = now;
      return this.#run('the snapshot could not be saved', () => this.#save(release));
    }
    return null;
  }

  async #run(failure: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // It is due again later; nothing depends on it.
      if (!this.#stop.signal.aborted) this.#open.services.log.warn({ err: error }, failure);
    } finally {
      this.#background = null;
    }
  }

  async #save(release: string | null): Promise<void> {
    const { snapshotFile, bucket } = this.#open;
    await saveSnapshot(snapshotFile, bucket, this.#stop.signal);
    this.#saved.release = release;
  }

  async #collect(): Promise<void> {
    const { services, bucket } = this.#open;
    const deleted = await collectGarbage({ on: { database: services.database }, bucket, now: Date.now() });
    if (deleted > 0) services.log.info({ deleted }, 'deleted objects that no kept release needs');
  }

  /** Stops what runs in the background, and waits for its end. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#background;
  }
}
