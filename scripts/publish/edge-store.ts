import {
  type CloudFrontKeyValueStoreClient,
  DescribeKeyValueStoreCommand,
  ListKeysCommand,
  UpdateKeysCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import {
  CURRENT,
  diffEntries,
  type EdgeEntries,
  type EdgeWrite,
  MAX_KEYS_PER_WRITE,
  writeSize,
} from './manifest.ts';

/** Keys that are not the publisher's to touch. */
const FOREIGN_KEYS: ReadonlySet<string> = new Set(['off']);

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

  /** All entries of the publisher. */
  async entries(): Promise<Map<string, string>> {
    const entries = new Map<string, string>();
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListKeysCommand({ KvsARN: this.#arn, MaxResults: 50, ...(token && { NextToken: token }) }),
      );
      for (const { Key, Value } of page.Items ?? []) {
        if (Key !== undefined && Value !== undefined && !FOREIGN_KEYS.has(Key)) entries.set(Key, Value);
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
   * @returns the ETag after the last write.
   * @throws ConflictException when anyone has written since `etag`; readers then still see the state before.
   */
  async switch(before: EdgeEntries, after: EdgeEntries, etag: string): Promise<string> {
    const write = diffEntries(before, after);
    if (writeSize(write) === 0) return etag;
    if (before.get(CURRENT) === after.get(CURRENT)) {
      if (writeSize(write) > MAX_KEYS_PER_WRITE)
        throw new Error('a switch within one base must fit one write');
      return await this.#write(write, etag);
    }
    const prepared = write.puts.filter(([key]) => key !== CURRENT);
    let tag = etag;
    for (const puts of chunks(prepared)) tag = await this.#write({ puts, deletes: [] }, tag);
    return await this.#write({ puts: [[CURRENT, after.get(CURRENT)!]], deletes: [] }, tag);
  }

  /** Deletes what does not belong to the live state: keys of former bases, or of a switch that was not recorded. */
  async clean(live: EdgeEntries, etag: string): Promise<string> {
    const { puts, deletes } = diffEntries(await this.entries(), live);
    let tag = etag;
    for (const keys of chunks(deletes)) tag = await this.#write({ puts: [], deletes: keys }, tag);
    for (const part of chunks(puts)) tag = await this.#write({ puts: part, deletes: [] }, tag);
    return tag;
  }
}

function chunks<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / MAX_KEYS_PER_WRITE);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * MAX_KEYS_PER_WRITE, (index + 1) * MAX_KEYS_PER_WRITE),
  );
}
