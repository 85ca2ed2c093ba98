import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

// Text compares byte by byte as UTF-8 in SQLite, which is the order S3 lists keys in.
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS buckets (
    name TEXT PRIMARY KEY, createdAt INTEGER NOT NULL, cors TEXT, website TEXT
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS objects (
    bucket TEXT NOT NULL REFERENCES buckets (name), key TEXT NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL,
    etag TEXT NOT NULL, modifiedAt INTEGER NOT NULL, headers TEXT NOT NULL, checksums TEXT NOT NULL,
    checksumType TEXT NOT NULL, PRIMARY KEY (bucket, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS uploads (
    id TEXT PRIMARY KEY, bucket TEXT NOT NULL REFERENCES buckets (name), key TEXT NOT NULL,
    createdAt INTEGER NOT NULL, headers TEXT NOT NULL, checksumAlgorithm TEXT, checksumType TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS parts (
    upload TEXT NOT NULL REFERENCES uploads (id) ON DELETE CASCADE, number INTEGER NOT NULL, blob TEXT NOT NULL,
    size INTEGER NOT NULL, md5 TEXT NOT NULL, modifiedAt INTEGER NOT NULL, checksums TEXT NOT NULL,
    PRIMARY KEY (upload, number)
  ) WITHOUT ROWID;
`;

/** Opens `folder/index.sqlite`: buckets, the objects' metadata and unfinished multipart uploads. */
export function openIndex(folder: string): DatabaseSync {
  mkdirSync(folder, { recursive: true });
  const index = new DatabaseSync(join(folder, 'index.sqlite'), { timeout: 5000 });
  index.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
  index.exec(SCHEMA);
  return index;
}

/** Runs `work` as one transaction: all of it or, when it throws, none. */
export function atomically<T>(index: DatabaseSync, work: () => T): T {
  index.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    index.exec('COMMIT');
    return result;
  } catch (error) {
    index.exec('ROLLBACK');
    throw error;
  }
}
