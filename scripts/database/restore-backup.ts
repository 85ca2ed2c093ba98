import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { type BackupManifest, compareTables, type TableDigests } from './backup-manifest.ts';
import type { BackupStore } from './backup-store.ts';
import { DumpDigest } from './digest-dump.ts';
import { dumpMysql } from './mysql-dump.ts';
import { loadMysql, makeEmptyMysql } from './mysql-load.ts';
import { digestSqlite, sqliteFile } from './sqlite-copy.ts';

export interface Restored {
  readonly rows: number;
  readonly tables: number;
  readonly seconds: number;
}

/**
 * Puts a backup into a database that is new or empty, and compares what is there afterwards, row by row through
 * hashes, with what the manifest says.
 * @param url with the password in it.
 * @throws before anything is written, when the backup is damaged, of the other kind, or the database is not empty;
 * afterwards, when a row differs.
 */
export async function restoreBackup(
  store: BackupStore,
  manifest: BackupManifest,
  url: string,
): Promise<Restored> {
  const dialect = url.startsWith('sqlite:') ? 'sqlite' : 'mysql';
  if (dialect !== manifest.dialect) {
    throw new Error(`${manifest.key} is a backup of ${manifest.dialect} and cannot be put into ${dialect}`);
  }
  const startedAt = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-restore-'));
  try {
    const file = join(folder, 'backup.zst');
    await store.fetch(manifest, file);
    await checkFile(file, manifest);
    const found = dialect === 'sqlite' ? await intoSqlite(url, file) : await intoMysql(url, file, folder);
    const { rows, differing } = compareTables(manifest.tables, found);
    if (differing.length > 0) {
      throw new Error(`rows differ from the backup in ${differing.join(', ')}; do not use what was restored`);
    }
    const seconds = Math.round(performance.now() - startedAt) / 1_000;
    return { rows, tables: Object.keys(found).length, seconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkFile(file: string, { key, sha256 }: BackupManifest): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') !== sha256) throw new Error(`${key} is damaged: its SHA-256 is not the manifest's`);
}

async function intoSqlite(url: string, file: string): Promise<TableDigests> {
  const target = sqliteFile(url);
  if (existsSync(target)) throw new Error(`${target} is there already; a restore writes over nothing`);
  await pipeline(
    createReadStream(file),
    createZstdDecompress(),
    createWriteStream(target, { flags: 'wx', mode: 0o600 }),
  );
  return digestSqlite(target);
}

async function intoMysql(url: string, file: string, folder: string): Promise<TableDigests> {
  await makeEmptyMysql(url);
  await loadMysql(url, file, folder);
  const digest = new DumpDigest();
  for await (const _chunk of digest.read(dumpMysql(url, folder))) {
    // Read for its digest alone.
  }
  return digest.tables();
}
