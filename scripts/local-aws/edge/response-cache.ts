import { LRUCache } from 'lru-cache';
import type { Freshness } from './freshness.ts';

/** What an origin answered. */
export type OriginResponse = {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** A kept response. Compressed forms of the body are added as viewers ask for them. */
export type StoredResponse = OriginResponse &
  Freshness & {
    /** Epoch milliseconds. */
    readonly storedAt: number;
    readonly encodings: Map<string, Promise<Buffer>>;
  };

/** Thrown by a load when the origin cannot give a good answer; `response` is the bad one, if there was any. */
export class OriginFailure extends Error {
  readonly response: OriginResponse | undefined;
  constructor(message: string, options: { response?: OriginResponse; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'OriginFailure';
    this.response = options.response;
  }
}

/** Asks the origin. With a `previous` response it may answer `not-modified`, which keeps that one's body. */
export type Load = (
  previous: StoredResponse | undefined,
) => Promise<{ response: OriginResponse | 'not-modified'; freshness: Freshness }>;

export type CacheStatus = 'Hit' | 'RefreshHit' | 'Miss';

export type Lookup = {
  readonly response: StoredResponse;
  readonly status: CacheStatus;
  readonly age: number;
};

export type ResponseCache = {
  /**
   * The response for a key: kept, or loaded. Requests for one key that come together ask the origin once.
   * Rejects with `OriginFailure` when the origin fails and nothing kept may stand in.
   */
  get(key: string, load: Load): Promise<Lookup>;
  /** Counts the size of a response again after an encoding was added. */
  resize(key: string, response: StoredResponse): void;
  size(): { objects: number; bytes: number };
};

/** What headers and bookkeeping weigh, roughly; bytes. */
const OVERHEAD = 1024;

/**
 * A shared HTTP cache bounded by bytes, the least recently used going first.
 * @param onBackgroundFailure told when a refresh that nobody waits for fails
 */
export function createResponseCache(options: {
  maxBytes: number;
  now: () => number;
  onBackgroundFailure: (error: unknown) => void;
}): ResponseCache {
  const { maxBytes, now, onBackgroundFailure } = options;
  const kept = new LRUCache<string, { response: StoredResponse; bytes: number }>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => bytes,
  });
  const loading = new Map<string, Promise<Lookup>>();

  function loadOnce(key: string, load: Load, previous: StoredResponse | undefined): Promise<Lookup> {
    const running = loading.get(key);
    if (running) return running;
    const started = loadAndKeep(key, load, previous).finally(() => loading.delete(key));
    loading.set(key, started);
    return started;
  }

  async function loadAndKeep(key: string, load: Load, previous: StoredResponse | undefined): Promise<Lookup> {
    const loaded = await load(previous);
    const unchanged = loaded.response === 'not-modified';
    const content = loaded.response === 'not-modified' ? previous : loaded.response;
    if (!content) throw new OriginFailure('the origin said "not modified" of nothing');
    const response: StoredResponse = {
      status: content.status,
      headers: content.headers,
      body: content.body,
      ...loaded.freshness,
      storedAt: now(),
      encodings: unchanged && previous ? previous.encodings : new Map(),
    };
    if (response.freshFor > 0 || response.staleIfError > 0 || response.staleWhileRevalidate > 0) {
      kept.set(key, { response, bytes: OVERHEAD + response.body.length });
    } else kept.delete(key);
    return { response, status: unchanged ? 'RefreshHit' : 'Miss', age: 0 };
  }

  return {
    async get(key, load) {
      const response = kept.get(key)?.response;
      if (!response) return loadOnce(key, load, undefined);
      const age = Math.max(0, Math.floor((now() - response.storedAt) / 1000));
      const hit: Lookup = { response, status: 'Hit', age };
      if (age < response.freshFor) return hit;
      if (age < response.staleWhileRevalidate) {
        loadOnce(key, load, response).catch(onBackgroundFailure);
        return hit;
      }
      try {
        return await loadOnce(key, load, response);
      } catch (error) {
        if (error instanceof OriginFailure && age < response.staleIfError) return hit;
        throw error;
      }
    },
    resize(key, response) {
      if (kept.peek(key)?.response !== response) return;
      // Compressed text is about a third of its source.
      const bytes = OVERHEAD + Math.ceil(response.body.length * (1 + response.encodings.size / 3));
      kept.set(key, { response, bytes });
    },
    size: () => ({ objects: kept.size, bytes: kept.calculatedSize }),
  };
}
