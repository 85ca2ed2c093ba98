import { execFile } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createZstdDecompress } from 'node:zlib';
import type { SiteBucket } from './site-bucket.ts';

const run = promisify(execFile);

/** Puts a copy of the snapshot into the bucket, for publishers that have none. */
export async function saveSnapshot(
  snapshotFile: string,
  bucket: SiteBucket,
  signal: AbortSignal,
): Promise<void> {
  const copy = `${snapshotFile}.saved.zst`;
  const script = join(import.meta.dirname, 'copy-snapshot.ts');
  await run(process.execPath, ['--disable-warning=ExperimentalWarning', script, snapshotFile, copy], {
    signal,
  });
  await bucket.putSnapshot(await readFile(copy));
  await rm(copy);
}

/**
 * Fetches the saved snapshot when there is none here. What it has missed is made up by the next publish; without a saved
 * one, everything is rendered once.
 */
export async function restoreSnapshot(snapshotFile: string, bucket: SiteBucket): Promise<void> {
  if (existsSync(snapshotFile)) return;
  const saved = await bucket.getSnapshot();
  if (!saved) return;
  await mkdir(dirname(snapshotFile), { recursive: true });
  const partial = `${snapshotFile}.partial`;
  await pipeline(saved, createZstdDecompress(), createWriteStream(partial));
  await rename(partial, snapshotFile);
}
