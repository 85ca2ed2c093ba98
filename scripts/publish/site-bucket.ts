import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { ZodError, type ZodType } from 'zod';
import { inParallel } from './in-parallel.ts';
import { isReleased, Manifest, manifestKey, objectKey, releaseKey } from './manifest.ts';
import { PreparedRelease } from './prepared-release.ts';

/** A release never changes, and its URI changes with every publish: the edge may keep it, browsers ask again. */
const RELEASED = 'public, max-age=0, s-maxage=31536000, must-revalidate';
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Objects that are replaced in place. */
const SHORT = 'public, max-age=0, s-maxage=5, must-revalidate';

/** The saved snapshot: one, always replaced whole. */
const SNAPSHOT = 'snapshots/snapshot.sqlite.zst';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Below it are the client assets, by hashed names. */
export const ASSETS = '_astro/';
/** Below it is what assets each renderer has. */
export const BUILDS = 'builds/';
const buildKey = (buildId: string): string => `${BUILDS}${buildId}.json`;

export interface ListedObject {
  key: string;
  /** Milliseconds since 1970. */
  modifiedAt: number;
}

/** The manifest of a recorded release is missing, or not one. */
export class ManifestUnreadable extends Error {
  override name = 'ManifestUnreadable';

  constructor(release: string, cause: unknown) {
    super(`the manifest of release ${release} is missing or cannot be read`, { cause });
  }
}

/** The bucket that CloudFront reads pages and assets from. */
export class SiteBucket {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async #put(key: string, body: Buffer | string, contentType: string, cacheControl: string): Promise<void> {
    await this.#s3.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        CacheControl: cacheControl,
      }),
    );
  }

  async putPage(path: string, release: string, page: { body: Buffer; contentType: string }): Promise<void> {
    const cacheControl = isReleased(path) ? RELEASED : SHORT;
    await this.#put(releaseKey(path, release), page.body, page.contentType, cacheControl);
  }

  async #copy(from: string, to: string): Promise<void> {
    const source = from.split('/').map(encodeURIComponent).join('/');
    await this.#s3.send(
      new CopyObjectCommand({ Bucket: this.#bucket, Key: to, CopySource: `${this.#bucket}/${source}` }),
    );
  }

  /** Gives an unchanged page its place in another release. */
  async copyPage(path: string, from: string, to: string): Promise<void> {
    await this.#copy(releaseKey(path, from), releaseKey(path, to));
  }

  /** Gives the pages with fixed keys that a release changed their place: after the switch, or a failed one shows. */
  async putInPlace({ release, base, complete, pages }: Manifest): Promise<void> {
    const holder = complete ? base : release;
    const paths = Object.keys(pages).filter((path) => !isReleased(path));
    await inParallel(paths, (path) => this.#copy(releaseKey(path, holder), objectKey(path, holder)));
  }

  async putManifest(prepared: PreparedRelease): Promise<void> {
    await this.#put(manifestKey(prepared.release), JSON.stringify(prepared), 'application/json', 'no-store');
  }

  /** A release with what there is to record of it. @throws ManifestUnreadable */
  async readPrepared(release: string): Promise<PreparedRelease> {
    return await this.#readManifest(release, PreparedRelease);
  }

  /** @throws ManifestUnreadable */
  async readManifest(release: string): Promise<Manifest> {
    return await this.#readManifest(release, Manifest);
  }

  async #readManifest<Shape>(release: string, schema: ZodType<Shape>): Promise<Shape> {
    try {
      const command = new GetObjectCommand({ Bucket: this.#bucket, Key: manifestKey(release) });
      const { Body } = await this.#s3.send(command);
      return schema.parse(JSON.parse(await Body!.transformToString()));
    } catch (cause) {
      if (!(cause instanceof NoSuchKey || cause instanceof SyntaxError || cause instanceof ZodError))
        throw cause;
      throw new ManifestUnreadable(release, cause);
    }
  }

  async putSnapshot(body: Buffer): Promise<void> {
    await this.#put(SNAPSHOT, body, 'application/zstd', 'no-store');
  }

  /** The saved snapshot, or null when there is none. */
  async getSnapshot(): Promise<Readable | null> {
    try {
      const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: SNAPSHOT }));
      return Body as Readable;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async putRuntime(runtime: object): Promise<void> {
    await this.#put('runtime.json', JSON.stringify(runtime), 'application/json', SHORT);
  }

  /** Uploads the client assets of a renderer: hashed files for good, files with fixed names for a short time. */
  async putAssets(folder: string, buildId: string): Promise<void> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    await inParallel(files, async (file) => {
      const key = relative(folder, file);
      const contentType = CONTENT_TYPES[extname(file)] ?? 'application/octet-stream';
      await this.#put(key, await readFile(file), contentType, key.startsWith(ASSETS) ? IMMUTABLE : SHORT);
    });
    const assets = files.map((file) => relative(folder, file)).filter((key) => key.startsWith(ASSETS));
    await this.#put(buildKey(buildId), JSON.stringify(assets), 'application/json', 'no-store');
  }

  /** Keys of the assets of a renderer, or null when they are not known. */
  async readBuild(buildId: string): Promise<string[] | null> {
    try {
      const command = new GetObjectCommand({ Bucket: this.#bucket, Key: buildKey(buildId) });
      const { Body } = await this.#s3.send(command);
      return JSON.parse(await Body!.transformToString()) as string[];
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  /** Objects below a prefix, a thousand at a time, in order of key. */
  async *list(prefix: string): AsyncGenerator<ListedObject[]> {
    let startAfter: string | undefined;
    for (;;) {
      const { Contents = [], IsTruncated } = await this.#s3.send(
        new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix, StartAfter: startAfter }),
      );
      yield Contents.map(({ Key, LastModified }) => ({ key: Key!, modifiedAt: LastModified!.getTime() }));
      if (!IsTruncated) return;
      startAfter = Contents.at(-1)!.Key!;
    }
  }

  /** @param keys a thousand at most. @returns how many. */
  async delete(keys: readonly string[]): Promise<number> {
    if (keys.length === 0) return 0;
    const Objects = keys.map((Key) => ({ Key }));
    const { Errors = [] } = await this.#s3.send(
      new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects, Quiet: true } }),
    );
    if (Errors[0]) throw new Error(`${Errors[0].Key} could not be deleted: ${Errors[0].Message}`);
    return keys.length;
  }
}
