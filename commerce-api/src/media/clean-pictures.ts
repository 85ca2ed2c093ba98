import { setImmediate } from 'node:timers/promises';
import { Image } from '@lapidary/shared/catalog/product';
import { deleteObject } from '../platform/aws/object-store.ts';
import type { Services } from '../platform/services.ts';
import { type Executor, execute, inList, select } from '../platform/sql.ts';
import { readCrops } from './known-crops.ts';
import { pictureAddress, picturePaths } from './picture-objects.ts';

type MediaServices = Pick<Services, 'database' | 's3' | 'settings' | 'log'>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a picture that nobody uses is kept after it was stored, and again after it was found unused. */
const GRACE_MS = 7 * DAY_MS;
const PAGE = 200;
const KEY = /media\/[a-z0-9-]+/g;

interface Candidate {
  image_key: string;
  image_json: string;
  unused_since: number | null;
}

/** Documents that can name pictures, page by page. */
async function* documentsOf(
  on: Executor,
  table: 'products' | 'product_revisions',
  column: 'draft_json' | 'document_json',
): AsyncGenerator<string, void> {
  let after = '';
  for (;;) {
    const rows = await select<{ id: string; document: string }>(
      on,
      `SELECT id, ${column} AS document FROM ${table} WHERE id > $after ORDER BY id LIMIT ${PAGE}`,
      { after },
    );
    for (const { document } of rows) yield document;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
    // SQLite answers at once: without a pause, nobody else would be heard before the last page.
    await setImmediate();
  }
}

/** Takes the pictures that documents name out of `candidates`. @returns their keys. */
async function takeUsed(
  documents: AsyncGenerator<string, void>,
  candidates: Map<string, Candidate>,
): Promise<string[]> {
  const used: string[] = [];
  for await (const document of documents) {
    for (const [key] of document.matchAll(KEY)) if (candidates.delete(key)) used.push(key);
  }
  return used;
}

async function mark(on: Executor, keys: readonly string[], set: string, now: number): Promise<void> {
  for (let start = 0; start < keys.length; start += PAGE) {
    const list = inList('key', keys.slice(start, start + PAGE));
    const bind = set.includes('$now') ? { ...list.bind, now } : list.bind;
    await execute(on, `UPDATE pictures SET ${set} WHERE image_key IN (${list.sql})`, bind);
  }
}

/** The objects first: a crash in between leaves a row by which the next run finds the rest. */
async function deletePicture(
  { database, s3, settings }: MediaServices,
  { image_key, image_json }: Candidate,
): Promise<void> {
  const on = { database };
  const key = image_key;
  const paths = [...picturePaths(Image.parse(JSON.parse(image_json))), ...(await readCrops(on, key))];
  for (const path of paths) await deleteObject(s3, pictureAddress({ settings }, path));
  await execute(on, 'DELETE FROM picture_crops WHERE image_key = $key', { key });
  await execute(on, 'DELETE FROM source_pictures WHERE image_key = $key', { key });
  await execute(on, 'DELETE FROM uploads WHERE image_json LIKE $json', { json: `%"key":"${key}"%` });
  await execute(on, 'DELETE FROM pictures WHERE image_key = $key', { key });
}

/** Uploads that were begun and never finished. */
async function dropAbandoned({ database, s3, settings }: MediaServices, before: number): Promise<number> {
  const on = { database };
  const abandoned = await select<{ id: string; object_key: string }>(
    on,
    `SELECT id, object_key FROM uploads WHERE state = 'requested' AND created_at < $before ORDER BY id LIMIT ${PAGE}`,
    { before },
  );
  for (const { id, object_key } of abandoned) {
    await deleteObject(s3, { bucket: settings.buckets.quarantine, key: object_key });
    await execute(on, "DELETE FROM uploads WHERE id = $id AND state = 'requested'", { id });
  }
  return abandoned.length;
}

/**
 * Deletes pictures that no draft names and no revision has ever named: a week after they were stored they are marked, and a
 * week later, still unused, they go. What has been published stays, since a rollback may show it again.
 * @param now milliseconds since 1970.
 * @returns how many were deleted.
 */
export async function cleanPictures(services: MediaServices, now = Date.now()): Promise<number> {
  const on = { database: services.database };
  const uploads = await dropAbandoned(services, now - DAY_MS);
  const rows = await select<Candidate>(
    on,
    'SELECT image_key, image_json, unused_since FROM pictures WHERE published = 0 AND stored_at < $before',
    { before: now - GRACE_MS },
  );
  const candidates = new Map(rows.map((row) => [row.image_key, row]));
  if (candidates.size === 0) return 0;
  const inDrafts = await takeUsed(documentsOf(on, 'products', 'draft_json'), candidates);
  await mark(on, inDrafts, 'unused_since = NULL', now);
  if (candidates.size > 0) {
    const shown = await takeUsed(documentsOf(on, 'product_revisions', 'document_json'), candidates);
    await mark(on, shown, 'published = 1, unused_since = NULL', now);
  }
  const unused = [...candidates.values()];
  const found = unused.filter(({ unused_since }) => unused_since === null);
  await mark(
    on,
    found.map(({ image_key }) => image_key),
    'unused_since = $now',
    now,
  );
  const due = unused.filter(
    ({ unused_since }) => unused_since !== null && Number(unused_since) < now - GRACE_MS,
  );
  for (const picture of due) await deletePicture(services, picture);
  services.log.info({ unused: unused.length, deleted: due.length, uploads }, 'pictures cleaned');
  return due.length;
}
