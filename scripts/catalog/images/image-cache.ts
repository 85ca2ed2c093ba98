import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Image } from '@lapidary/shared/catalog/product';
import { z } from 'zod';

const Stored = Image.omit({ alt: true });

/** By bucket, then by source address. */
const CacheFile = z.record(z.string(), z.record(z.string(), Stored));

/**
 * Pictures that earlier imports stored, by source address and for one media bucket. It spares the download and makes
 * a second import give the same documents even when a host is gone. Failures are not kept.
 */
export interface ImageCache {
  get(url: string, alt: string): Image | undefined;
  set(url: string, image: Image): void;
  /** Writes what was added; whole or not at all. */
  save(): Promise<void>;
}

async function readCache(file: string): Promise<z.infer<typeof CacheFile>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  try {
    return CacheFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file} is damaged; delete it, and pictures are fetched again`, { cause });
  }
}

/** Opens `import/images.json` in the folder that the shop writes to. */
export async function openImageCache(home: string, bucket: string): Promise<ImageCache> {
  const folder = join(home, 'import');
  const file = join(folder, 'images.json');
  const buckets = await readCache(file);
  const stored = new Map(Object.entries(buckets[bucket] ?? {}));
  let changed = false;
  return {
    get(url, alt) {
      const found = stored.get(url);
      return found && { ...found, alt };
    },
    set(url, { alt: _alt, ...image }) {
      stored.set(url, image);
      changed = true;
    },
    async save() {
      if (!changed) return;
      await mkdir(folder, { recursive: true });
      const text = JSON.stringify({ ...buckets, [bucket]: Object.fromEntries(stored) }, null, 1);
      const unfinished = `${file}.${process.pid}`;
      await writeFile(unfinished, text);
      await rename(unfinished, file);
      changed = false;
    },
  };
}
