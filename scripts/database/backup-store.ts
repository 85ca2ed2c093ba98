import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { type BackupName, PREFIXES, parseManifestKey } from './backup-keys.ts';
import { BackupManifest } from './backup-manifest.ts';

/** The bucket of backups. A bucket with object lock wants a checksum with everything that is stored. */
export class BackupStore {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  /** Stores a stream of unknown length. When it fails, nothing is stored. */
  async putStream(key: string, body: Readable): Promise<void> {
    const upload = new Upload({
      client: this.#s3,
      params: { Bucket: this.#bucket, Key: key, Body: body, ChecksumAlgorithm: 'CRC32' },
    });
    await upload.done();
  }

  async putManifest(manifest: BackupManifest): Promise<void> {
    await this.#s3.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: `${manifest.key}.json`,
        Body: `${JSON.stringify(manifest, null, 2)}\n`,
        ContentType: 'application/json',
        ChecksumAlgorithm: 'CRC32',
      }),
    );
  }

  /** All finished backups, in no order. */
  async list(): Promise<BackupName[]> {
    const names: BackupName[] = [];
    for (const prefix of PREFIXES) {
      let token: string | undefined;
      do {
        const page = await this.#s3.send(
          new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix, ContinuationToken: token }),
        );
        for (const { Key = '' } of page.Contents ?? []) {
          const name = parseManifestKey(Key);
          if (name) names.push(name);
        }
        token = page.NextContinuationToken;
      } while (token !== undefined);
    }
    return names;
  }

  async readManifest({ manifestKey }: BackupName): Promise<BackupManifest> {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: manifestKey }));
    if (!Body) throw new Error(`${manifestKey} is empty`);
    return BackupManifest.parse(JSON.parse(await Body.transformToString()));
  }

  /** Fetches a backup into a file. */
  async fetch({ key }: BackupManifest, file: string): Promise<void> {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
    if (!Body) throw new Error(`${key} is empty`);
    await pipeline(Body as Readable, createWriteStream(file, { mode: 0o600 }));
  }
}
