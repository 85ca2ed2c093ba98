import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from '../json-file.ts';

/** CloudFront's quotas for one store and one update. */
export const limits = {
  keysPerUpdate: 50,
  keyBytes: 512,
  valueBytes: 1024,
  storeBytes: 5 * 1024 * 1024,
} as const;

export type KeyValuePair = { readonly Key: string; readonly Value: string };

export type KeyValueStoreErrorType =
  | 'AccessDeniedException'
  | 'ConflictException'
  | 'InternalServerException'
  | 'ResourceNotFoundException'
  | 'ServiceQuotaExceededException'
  | 'ValidationException';

export class KeyValueStoreError extends Error {
  readonly type: KeyValueStoreErrorType;
  constructor(type: KeyValueStoreErrorType, message: string) {
    super(message);
    this.name = type;
    this.type = type;
  }
}

export type KeyValueStore = {
  get(key: string): string | undefined;
  /** Pairs in key order, after a key; for paging. */
  list(after: string | undefined, max: number): KeyValuePair[];
  describe(): { etag: string; itemCount: number; totalBytes: number; createdAt: number; modifiedAt: number };
  /**
   * Applies all changes or none, and only if `etag` is still the store's; durable when it resolves.
   * Throws `KeyValueStoreError`.
   */
  update(etag: string, puts: readonly KeyValuePair[], deletes: readonly string[]): Promise<void>;
};

const storedState = z.object({
  etag: z.string(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
  modifiedAt: z.number(),
  items: z.record(z.string(), z.string()),
});

type State = Omit<z.infer<typeof storedState>, 'items'> & {
  items: ReadonlyMap<string, string>;
  totalBytes: number;
};

/** Opens the store kept in a JSON file, empty the first time. */
export async function openKeyValueStore(file: string): Promise<KeyValueStore> {
  let state = await load(file);
  let lastUpdate: Promise<unknown> = Promise.resolve();

  async function apply(
    etag: string,
    puts: readonly KeyValuePair[],
    deletes: readonly string[],
  ): Promise<void> {
    if (etag !== state.etag) {
      throw new KeyValueStoreError(
        'ConflictException',
        'Pre-Condition failed: the ETag is not the current one',
      );
    }
    const next = change(state, puts, deletes);
    await writeJsonFile(file, { ...next, items: Object.fromEntries(next.items), totalBytes: undefined });
    state = next;
  }
  return {
    get: (key) => state.items.get(key),
    list: (after, max) =>
      [...state.items.keys()]
        .filter((key) => after === undefined || key > after)
        .sort()
        .slice(0, max)
        .map((Key) => ({ Key, Value: state.items.get(Key) ?? '' })),
    describe: () => ({
      etag: state.etag,
      itemCount: state.items.size,
      totalBytes: state.totalBytes,
      createdAt: state.createdAt,
      modifiedAt: state.modifiedAt,
    }),
    update(etag, puts, deletes) {
      // One after the other, so that of two writers with the same ETag the second is refused.
      const update = lastUpdate.then(() => apply(etag, puts, deletes));
      lastUpdate = Promise.allSettled([update]);
      return update;
    },
  };
}

async function load(file: string): Promise<State> {
  const saved = await readJsonFile(file);
  const now = Date.now();
  if (saved === undefined) {
    return { etag: randomUUID(), createdAt: now, modifiedAt: now, items: new Map(), totalBytes: 0 };
  }
  const { items, ...rest } = storedState.parse(saved);
  const map = new Map(Object.entries(items));
  return { ...rest, items: map, totalBytes: bytesOf(map) };
}

function change(state: State, puts: readonly KeyValuePair[], deletes: readonly string[]): State {
  checkUpdate(puts, deletes);
  const items = new Map(state.items);
  for (const key of deletes) items.delete(key);
  for (const { Key, Value } of puts) items.set(Key, Value);
  const totalBytes = bytesOf(items);
  if (totalBytes > limits.storeBytes) {
    throw new KeyValueStoreError('ServiceQuotaExceededException', 'The store would exceed 5 MB');
  }
  return { ...state, etag: randomUUID(), modifiedAt: Date.now(), items, totalBytes };
}

function checkUpdate(puts: readonly KeyValuePair[], deletes: readonly string[]): void {
  const keys = [...puts.map(({ Key }) => Key), ...deletes];
  if (keys.length === 0) throw invalid('An update needs at least one key');
  if (keys.length > limits.keysPerUpdate) throw invalid(`At most ${limits.keysPerUpdate} keys in one update`);
  if (new Set(keys).size < keys.length) throw invalid('A key can be named only once in an update');
  for (const key of keys) checkBytes('key', key, limits.keyBytes);
  for (const { Value } of puts) checkBytes('value', Value, limits.valueBytes);
}

function checkBytes(what: 'key' | 'value', text: string, max: number): void {
  const bytes = Buffer.byteLength(text);
  if (bytes > max) throw invalid(`A ${what} has at most ${max} bytes, this one has ${bytes}`);
  if (bytes === 0) throw invalid(`A ${what} cannot be empty`);
}

function invalid(message: string): KeyValueStoreError {
  return new KeyValueStoreError('ValidationException', message);
}

function bytesOf(items: ReadonlyMap<string, string>): number {
  let total = 0;
  for (const [key, value] of items) total += Buffer.byteLength(key) + Buffer.byteLength(value);
  return total;
}
