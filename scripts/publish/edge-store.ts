import {
  type CloudFrontKeyValueStoreClient,
  ConflictException,
  DescribeKeyValueStoreCommand,
  ListKeysCommand,
  UpdateKeysCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import {
  CURRENT,
  diffEntries,
  type EdgeEntries,
  type EdgeWrite,
  edgeKey,
  MAX_KEYS_PER_WRITE,
  writeSize,
} from './manifest.ts';

/** Written by whoever takes over; readers do not look at it. */
const FENCE = 'fence';

/** Keys that say nothing of a release. */
const OTHER_KEYS: ReadonlySet<string> = new Set(['off', FENCE]);
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
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#write({ puts: [[FENCE, String(fence)]], deletes: [] }, await this.etag());
      } catch (error) {
        if (!(error instanceof ConflictException) || attempt >= TAKE_OVER_ATTEMPTS) throw error;
      }
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
   * Takes the store from one state to the next such that readers see either, never a mix. What fits one write is one
   * write. A new base is prepared under keys that nobody reads yet, then made current in one write; the keys of the
   * base before are left for `clean`.
   * @param prepared called between the two.
   * @returns the ETag after the last write.
   * @throws ConflictException when anyone has written since `etag`; readers then still see the state before.
   */
  async switch(
    before: EdgeEntries,
    after: EdgeEntries,
    etag: string,
    prepared: () => Promise<void>,
  ): Promise<string> {
    const write = diffEntries(before, after);
    if (writeSize(write) === 0) return etag;
    if (before.get(CURRENT) === after.get(CURRENT)) {
      if (writeSize(write) > MAX_KEYS_PER_WRITE)
        throw new Error('a switch within one base must fit one write');
      return await this.#write(write, etag);
    }
    let tag = etag;
    const unread = write.puts.filter(([key]) => key !== CURRENT);
    for (const puts of chunks(unread)) tag = await this.#write({ puts, deletes: [] }, tag);
    await prepared();
    return await this.#write({ puts: [[CURRENT, after.get(CURRENT)!]], deletes: [] }, tag);
  }

  /**
   * Makes the store hold the live state and nothing else. Should it serve another base, the live one gets its keys
   * first, then becomes current; what nobody reads any more goes last.
   */
  async clean(live: EdgeEntries, etag: string): Promise<string> {
    const { puts, deletes } = diffEntries(await this.entries(), live);
    const ofBase = edgeKey(live.get(CURRENT)!, '');
    const changes: EdgeWrite[] = [
      ...deletes.filter((key) => key.startsWith(ofBase)).map((key) => ({ puts: [], deletes: [key] })),
      ...puts.filter(([key]) => key !== CURRENT).map((put) => ({ puts: [put], deletes: [] })),
      ...puts.filter(([key]) => key === CURRENT).map((put) => ({ puts: [put], deletes: [] })),
      ...deletes.filter((key) => !key.startsWith(ofBase)).map((key) => ({ puts: [], deletes: [key] })),
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
