import {
  type CloudFrontKeyValueStoreClient,
  ConflictException,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  ListKeysCommand,
  ResourceNotFoundException,
  UpdateKeysCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import {
  CURRENT,
  currentValue,
  type EdgeRelease,
  type EdgeWrite,
  entryWrites,
  MAX_KEYS_PER_WRITE,
  type Manifest,
  parseCurrent,
  storeOf,
} from './manifest.ts';

/** Written by whoever takes over; readers do not look at it. */
const FENCE = 'fence';

/** Holds what opens the closed shop to those who look after it; there is none while it is open. */
const OFF = 'off';

/** Keys that say nothing of a release. */
const OTHER_KEYS: ReadonlySet<string> = new Set([OFF, FENCE]);
const TAKE_OVER_ATTEMPTS = 5;

/** CloudFront's KeyValueStore as the publisher sees it. Every write needs the ETag of the state that it follows. */
export class EdgeStore {
  readonly #client: CloudFrontKeyValueStoreClient;
  readonly #arn: string;

  constructor(client: CloudFrontKeyValueStoreClient, arn: string) {
    this.#client = client;
    this.#arn = arn;
  }

  async etag(): Promise<string> {
    const { ETag } = await this.#client.send(new DescribeKeyValueStoreCommand({ KvsARN: this.#arn }));
    if (!ETag) throw new Error('the KeyValueStore has no ETag');
    return ETag;
  }

  /**
   * Gives the store another ETag, so that whatever was to be written before, by a publisher that was overtaken or in
   * a request that nobody waits for any more, is refused from now on.
   * @returns the ETag.
   */
  async takeOver(fence: number): Promise<string> {
    return await this.#writeAfterOthers({ puts: [[FENCE, String(fence)]], deletes: [] });
  }

  /** Writes what does not depend on what others have written. */
  async #writeAfterOthers(write: EdgeWrite): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#write(write, await this.etag());
      } catch (error) {
        if (!(error instanceof ConflictException) || attempt >= TAKE_OVER_ATTEMPTS) throw error;
      }
    }
  }

  /** What the cookie `preview` must be while the shop is closed, or null when it is open. */
  async closedBut(): Promise<string | null> {
    return await this.#read(OFF);
  }

  /** Closes the shop to all but those who know `preview`, in one write, or opens it with null. */
  async close(preview: string | null): Promise<void> {
    await this.#writeAfterOthers(
      preview === null ? { puts: [], deletes: [OFF] } : { puts: [[OFF, preview]], deletes: [] },
    );
  }

  /** The release that shoppers see, or null when there is none, or what the store says cannot be read. */
  async current(): Promise<EdgeRelease | null> {
    const value = await this.#read(CURRENT);
    return value === null ? null : parseCurrent(value);
  }

  async #read(key: string): Promise<string | null> {
    try {
      const { Value } = await this.#client.send(new GetKeyCommand({ KvsARN: this.#arn, Key: key }));
      return Value ?? '';
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return null;
      throw error;
    }
  }

  /** What the store holds of releases. */
  async entries(): Promise<Map<string, string>> {
    const entries = new Map<string, string>();
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListKeysCommand({ KvsARN: this.#arn, MaxResults: 50, ...(token && { NextToken: token }) }),
      );
      for (const { Key, Value } of page.Items ?? []) {
        if (Key !== undefined && Value !== undefined && !OTHER_KEYS.has(Key)) entries.set(Key, Value);
      }
      token = page.NextToken;
    } while (token);
    return entries;
  }

  async #write({ puts, deletes }: EdgeWrite, etag: string): Promise<string> {
    const { ETag } = await this.#client.send(
      new UpdateKeysCommand({
        KvsARN: this.#arn,
        IfMatch: etag,
        Puts: puts.map(([Key, Value]) => ({ Key, Value })),
        Deletes: deletes.map((Key) => ({ Key })),
      }),
    );
    if (!ETag) throw new Error('the KeyValueStore answered a write without an ETag');
    return ETag;
  }

  /**
   * Makes a release visible such that readers see the one before or this one, never a mix. Entries of the generation
   * that readers use are one write. A new generation is prepared under keys that nobody reads yet, then made current in
   * one write; the keys of the generation before are left for `clean`.
   * @param prepared called between the two.
   * @returns the ETag after the last write.
   * @throws ConflictException when anyone has written since `etag`; readers then still see the state before.
   */
  async switch(manifest: Manifest, etag: string, prepared: () => Promise<void>): Promise<string> {
    const { puts, deletes } = entryWrites(manifest);
    const current: [string, string] = [CURRENT, currentValue(manifest)];
    if (manifest.generation !== manifest.release)
      return await this.#write({ puts: [...puts, current], deletes }, etag);
    let tag = etag;
    for (const part of chunks(puts)) tag = await this.#write({ puts: part, deletes: [] }, tag);
    await prepared();
    return await this.#write({ puts: [current], deletes: [] }, tag);
  }

  /**
   * Makes the store hold the live state and nothing else: the keys of the live generation first, then `current`; what
   * nobody reads any more goes last.
   */
  async clean(live: EdgeRelease, entries: ReadonlyMap<string, string>, etag: string): Promise<string> {
    const [is, shouldBe] = [await this.entries(), storeOf(live, entries)];
    const puts = [...shouldBe].filter(([key, value]) => is.get(key) !== value);
    const deletes = [...is.keys()].filter((key) => !shouldBe.has(key));
    const ofGeneration = (key: string): boolean => key.startsWith(`${live.generation} `);
    const changes: EdgeWrite[] = [
      ...deletes.filter(ofGeneration).map((key) => ({ puts: [], deletes: [key] })),
      ...puts.filter(([key]) => key !== CURRENT).map((put) => ({ puts: [put], deletes: [] })),
      ...puts.filter(([key]) => key === CURRENT).map((put) => ({ puts: [put], deletes: [] })),
      ...deletes.filter((key) => !ofGeneration(key)).map((key) => ({ puts: [], deletes: [key] })),
    ];
    let tag = etag;
    for (const part of chunks(changes)) {
      const write = { puts: part.flatMap((one) => one.puts), deletes: part.flatMap((one) => one.deletes) };
      tag = await this.#write(write, tag);
    }
    return tag;
  }
}

function chunks<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / MAX_KEYS_PER_WRITE);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * MAX_KEYS_PER_WRITE, (index + 1) * MAX_KEYS_PER_WRITE),
  );
}
