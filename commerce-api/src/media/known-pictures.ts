import { Image } from '@lapidary/shared/catalog/product';
import { type Executor, execute, inList, select } from '../platform/sql.ts';
import { isDuplicateKey } from '../platform/transaction.ts';

/** Pictures by their key, of those that are stored; without a description. */
export async function readPictures(on: Executor, keys: readonly string[]): Promise<Map<string, Image>> {
  if (keys.length === 0) return new Map();
  const list = inList('key', [...new Set(keys)]);
  const rows = await select<{ image_key: string; image_json: string }>(
    on,
    `SELECT image_key, image_json FROM pictures WHERE image_key IN (${list.sql})`,
    list.bind,
  );
  return new Map(rows.map((row) => [row.image_key, Image.parse(JSON.parse(row.image_json))]));
}

/** Remembers that a picture is stored. One that was about to be cleaned away counts as new again. */
export async function keepPicture(on: Executor, image: Image): Promise<void> {
  const bind = { key: image.key, now: Date.now() };
  const kept = await execute(
    on,
    'UPDATE pictures SET stored_at = $now, unused_since = NULL WHERE image_key = $key',
    bind,
  );
  if (kept > 0) return;
  try {
    await execute(
      on,
      'INSERT INTO pictures (image_key, image_json, stored_at, published, unused_since) VALUES ($key, $image, $now, 0, NULL)',
      { ...bind, image: JSON.stringify({ ...image, alt: '' }) },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
