import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { backupKey } from './backup-keys.ts';
import type { BackupManifest, TableDigests } from './backup-manifest.ts';
import type { BackupStore } from './backup-store.ts';
import { DumpDigest } from './digest-dump.ts';
import { dumpMysql } from './mysql-dump.ts';
import { copySqlite, digestSqlite, sqliteFile } from './sqlite-copy.ts';

interface Source {
  readonly dialect: BackupManifest['dialect'];
  readonly bytes: AsyncIterable<Buffer>;
  /** Known when all bytes have been read. */
  tables(): TableDigests;
}

function openSource(url: string, folder: string): Source {
  if (!url.startsWith('sqlite:')) {
    const digest = new DumpDigest();
    return { dialect: 'mysql', bytes: digest.read(dumpMysql(url, folder)), tables: () => digest.tables() };
  }
  const copy = join(folder, 'copy.sqlite');
  copySqlite(sqliteFile(url), copy);
  return { dialect: 'sqlite', bytes: createReadStream(copy), tables: () => digestSqlite(copy) };
}

/**
 * Stores one consistent state of a database: streamed, compressed, hashed, and its manifest after it.
 * @param url with the password in it.
 */
export async function createBackup(
  store: Pick<BackupStore, 'list' | 'putStream' | 'putManifest'>,
  url: string,
): Promise<BackupManifest> {
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-backup-'));
  const startedAt = performance.now();
  try {
    const at = new Date();
    const source = openSource(url, folder);
    const key = backupKey(at, source.dialect, await store.list());
    const hash = createHash('sha256');
    let bytes = 0;
    async function* hashed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    }
    const body = new PassThrough();
    // A dump that breaks off breaks off the upload with it.
    await Promise.all([
      pipeline(source.bytes, createZstdCompress(), hashed, body),
      store.putStream(key, body),
    ]);
    const manifest: BackupManifest = {
      format: 1,
      key,
      at: at.toISOString(),
      dialect: source.dialect,
      bytes,
      sha256: hash.digest('hex'),
      seconds: Math.round(performance.now() - startedAt) / 1_000,
      tables: source.tables(),
    };
    await store.putManifest(manifest);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
