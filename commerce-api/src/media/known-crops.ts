import { type Executor, execute, select } from '../platform/sql.ts';
import { isDuplicateKey } from '../platform/transaction.ts';

/** Paths of the crops of a picture that are stored beside its set. */
export async function readCrops(on: Executor, key: string): Promise<string[]> {
  const rows = await select<{ path: string }>(on, 'SELECT path FROM picture_crops WHERE image_key = $key', {
    key,
  });
  return rows.map(({ path }) => path);
}

/** Remembers that a crop is stored. */
export async function keepCrop(on: Executor, key: string, path: string): Promise<void> {
  try {
    await execute(on, 'INSERT INTO picture_crops (image_key, path) VALUES ($key, $path)', { key, path });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
