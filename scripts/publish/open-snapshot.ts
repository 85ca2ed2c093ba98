import { rm } from 'node:fs/promises';
import { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';

/** SQLite's result codes for a file that is damaged, or no database. */
const DAMAGED: readonly unknown[] = [11, 26];

/** Opens the snapshot; one that is damaged is thrown away, for it is a cache. */
export async function openSnapshot(file: string): Promise<CatalogSnapshot> {
  try {
    return new CatalogSnapshot(file);
  } catch (error) {
    if (!DAMAGED.includes((error as { errcode?: number }).errcode)) throw error;
    for (const name of [file, `${file}-wal`, `${file}-shm`]) await rm(name, { force: true });
    return new CatalogSnapshot(file);
  }
}
