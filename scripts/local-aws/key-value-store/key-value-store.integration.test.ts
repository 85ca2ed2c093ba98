import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CloudFrontKeyValueStoreClient,
  DeleteKeyCommand,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  ListKeysCommand,
  PutKeyCommand,
  UpdateKeysCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import { getRequestListener } from '@hono/node-server';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyValueStoreClient } from '../../publish/aws/key-value-store.ts';
import { type Listener, listen } from '../listen.ts';
import { createKeyValueStoreApp, openKeyValueStore } from './index.ts';

const KvsARN = 'arn:aws:cloudfront::123456789012:key-value-store/11111111-2222-3333-4444-555555555555';
let folder: string;
let listener: Listener;
let client: CloudFrontKeyValueStoreClient;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapidary-kvs-'));
  await start();
});
afterEach(async () => {
  client.destroy();
  await listener.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const store = await openKeyValueStore(join(folder, 'store.json'));
  listener = await listen(getRequestListener(createKeyValueStoreApp(store, KvsARN, 'local').fetch));
  client = connect('local');
}

function connect(accessKeyId: string): CloudFrontKeyValueStoreClient {
  return createKeyValueStoreClient({
    region: 'us-east-1',
    endpoint: `http://localhost:${listener.port}`,
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });
}

async function etag(): Promise<string> {
  const { ETag } = await client.send(new DescribeKeyValueStoreCommand({ KvsARN }));
  if (!ETag) throw new Error('no ETag');
  return ETag;
}

async function put(...pairs: [string, string][]): Promise<string> {
  const Puts = pairs.map(([Key, Value]) => ({ Key, Value }));
  const { ETag } = await client.send(new UpdateKeysCommand({ KvsARN, IfMatch: await etag(), Puts }));
  return ETag ?? '';
}

async function listAll(MaxResults: number): Promise<[string, string][]> {
  const found: [string, string][] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new ListKeysCommand({ KvsARN, MaxResults, ...(NextToken ? { NextToken } : {}) }),
    );
    expect(page.Items?.length ?? 0).toBeLessThanOrEqual(MaxResults);
    for (const { Key, Value } of page.Items ?? []) found.push([Key ?? '', Value ?? '']);
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

describe('through the AWS SDK', () => {
  it('puts, gets and deletes keys that look like paths', async () => {
    const key = 'r_01 /rings/ruby-&-gold/ü/';
    await client.send(new PutKeyCommand({ KvsARN, Key: key, Value: 'r_02', IfMatch: await etag() }));
    const got = await client.send(new GetKeyCommand({ KvsARN, Key: key }));
    expect(got).toMatchObject({ Key: key, Value: 'r_02', ItemCount: 1 });
    expect(got.TotalSizeInBytes).toBe(Buffer.byteLength(key) + 4);
    await client.send(new DeleteKeyCommand({ KvsARN, Key: key, IfMatch: await etag() }));
    const missing = { name: 'ResourceNotFoundException' };
    await expect(client.send(new GetKeyCommand({ KvsARN, Key: key }))).rejects.toMatchObject(missing);
    await expect(
      client.send(new DeleteKeyCommand({ KvsARN, Key: key, IfMatch: await etag() })),
    ).rejects.toMatchObject(missing);
  });

  it('updates many keys at once, or none', async () => {
    const before = await put(['current', 'r_01'], ['off', 'secret']);
    await client.send(
      new UpdateKeysCommand({
        KvsARN,
        IfMatch: before,
        Puts: [{ Key: 'current', Value: 'r_02' }],
        Deletes: [{ Key: 'off' }],
      }),
    );
    expect(await listAll(10)).toEqual([['current', 'r_02']]);
    const tooLong = [
      { Key: 'current', Value: 'r_03' },
      { Key: 'k', Value: 'v'.repeat(1025) },
    ];
    await expect(
      client.send(new UpdateKeysCommand({ KvsARN, IfMatch: await etag(), Puts: tooLong })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await listAll(10)).toEqual([['current', 'r_02']]);
  });

  it('lets one of many writers with the same ETag through', async () => {
    const IfMatch = await etag();
    const writers = Array.from({ length: 8 }, (_, n) =>
      client.send(new UpdateKeysCommand({ KvsARN, IfMatch, Puts: [{ Key: 'current', Value: `r_${n}` }] })),
    );
    const results = await Promise.allSettled(writers);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(7);
    for (const { reason } of refused) expect(reason).toMatchObject({ name: 'ConflictException' });
    const winner = results.findIndex((result) => result.status === 'fulfilled');
    expect(await listAll(10)).toEqual([['current', `r_${winner}`]]);
  });

  it('lists page by page what was put', async () => {
    const pairs = Array.from({ length: 49 }, (_, n): [string, string] => [
      `key ${String(n).padStart(2, '0')}`,
      `${n}`,
    ]);
    await put(...pairs);
    for (const size of [1, 7, 49, 50]) expect(await listAll(size)).toEqual(pairs);
  });

  it.each([
    ['51 keys', Array.from({ length: 51 }, (_, n) => ({ Key: `k${n}`, Value: 'v' }))],
    ['a key of 513 bytes', [{ Key: 'k'.repeat(513), Value: 'v' }]],
    ['a key of 257 two-byte letters', [{ Key: 'é'.repeat(257), Value: 'v' }]],
    ['an empty value', [{ Key: 'k', Value: '' }]],
    [
      'a key twice',
      [
        { Key: 'k', Value: '1' },
        { Key: 'k', Value: '2' },
      ],
    ],
    ['nothing', []],
  ])('refuses %s', async (_what, Puts) => {
    const update = new UpdateKeysCommand({ KvsARN, IfMatch: await etag(), Puts });
    await expect(client.send(update)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('refuses other credentials, another store, and a write without If-Match', async () => {
    const stranger = connect('somebody');
    await expect(stranger.send(new DescribeKeyValueStoreCommand({ KvsARN }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    stranger.destroy();
    const other = KvsARN.replace('1111', '2222');
    await expect(client.send(new DescribeKeyValueStoreCommand({ KvsARN: other }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    const plain = await fetch(
      `http://127.0.0.1:${listener.port}/key-value-stores/${encodeURIComponent(KvsARN)}/keys`,
      {
        method: 'POST',
        headers: { authorization: 'AWS4-ECDSA-P256-SHA256 Credential=local/x' },
        body: '{}',
      },
    );
    expect(plain.status).toBe(400);
    expect(await plain.json()).toMatchObject({
      __type: 'ValidationException',
      Message: 'If-Match is required',
    });
  });

  it('keeps everything, the ETag too, across a restart', async () => {
    const last = await put(['current', 'r_07'], ['r_07 /rings/', '-']);
    client.destroy();
    await listener.close();
    await start();
    expect(await etag()).toBe(last);
    expect(await listAll(10)).toEqual([
      ['current', 'r_07'],
      ['r_07 /rings/', '-'],
    ]);
  });
});

describe('openKeyValueStore', () => {
  it('equals a map under any sequence of updates, and its size adds up', async () => {
    const key = fc.constantFrom('a', 'b', 'c', 'é', '/x/');
    const update = fc.record({
      puts: fc.uniqueArray(fc.record({ Key: key, Value: fc.string({ minLength: 1, maxLength: 5 }) }), {
        selector: ({ Key }) => Key,
      }),
      deletes: fc.uniqueArray(key),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(update, { maxLength: 8 }), async (updates) => {
        run += 1;
        const store = await openKeyValueStore(join(folder, `property-${run}.json`));
        const model = new Map<string, string>();
        for (const { puts, deletes } of updates) {
          const only = deletes.filter((name) => !puts.some(({ Key }) => Key === name));
          if (puts.length + only.length === 0) continue;
          await store.update(store.describe().etag, puts, only);
          for (const name of only) model.delete(name);
          for (const { Key, Value } of puts) model.set(Key, Value);
        }
        const listed = new Map(store.list(undefined, 100).map(({ Key, Value }) => [Key, Value]));
        expect(listed).toEqual(model);
        const bytes = [...model].reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0);
        expect(store.describe()).toMatchObject({ itemCount: model.size, totalBytes: bytes });
      }),
      { numRuns: 30 },
    );
  });

  it('refuses to grow past 5 MB', async () => {
    const store = await openKeyValueStore(join(folder, 'big.json'));
    const fill = async (batch: number) => {
      const puts = Array.from({ length: 50 }, (_, n) => ({ Key: `${batch}-${n}`, Value: 'v'.repeat(1024) }));
      await store.update(store.describe().etag, puts, []);
    };
    let batches = 0;
    await expect(
      (async () => {
        for (; batches < 200; batches++) await fill(batches);
      })(),
    ).rejects.toMatchObject({ type: 'ServiceQuotaExceededException' });
    expect(store.describe().totalBytes).toBeLessThanOrEqual(5 * 1024 * 1024);
    expect(store.describe().itemCount).toBe(batches * 50);
  });
});
