import { createHash } from 'node:crypto';
import { Image } from '@lapidary/shared/catalog/product';
import type { Services } from '../platform/services.ts';
import { type Executor, inList, select } from '../platform/sql.ts';
import { readPictures } from './known-pictures.ts';

/** What there is of a picture that a catalog names: itself, or whether it can be had, or why not. */
export type SourcePicture =
  | { state: 'stored'; image: Image }
  | { state: 'to_fetch' }
  | { state: 'unusable'; reason: string };

const OWN_PATH = /^\/(media\/[a-z0-9-]+)-\d+\.webp$/;
const WEB_ADDRESS = /^https?:\/\//i;

/** Identifies the address of a picture, however long it is. */
export const addressHash = (address: string): string => createHash('sha256').update(address).digest('hex');

/** Whether one of `hosts` (`cdn.example.com`, `*.example.com`) is this one. */
export const isListedHost = (hosts: readonly string[], host: string): boolean =>
  hosts.some((listed) =>
    listed.startsWith('*.') ? host.toLowerCase().endsWith(listed.slice(1)) : host.toLowerCase() === listed,
  );

/** The key of one of the shop's own pictures, by the address of a rendition. */
function ownKey(address: string, publicUrl: string): string | undefined {
  const url = URL.parse(address, publicUrl);
  if (url?.origin !== new URL(publicUrl).origin) return undefined;
  return OWN_PATH.exec(url.pathname)?.[1];
}

async function readFetched(on: Executor, addresses: readonly string[]): Promise<Map<string, Image>> {
  if (addresses.length === 0) return new Map();
  const list = inList('hash', addresses.map(addressHash));
  const rows = await select<{ address_hash: string; image_json: string }>(
    on,
    `SELECT s.address_hash, p.image_json FROM source_pictures s JOIN pictures p ON p.image_key = s.image_key
     WHERE s.address_hash IN (${list.sql})`,
    list.bind,
  );
  return new Map(rows.map((row) => [row.address_hash, Image.parse(JSON.parse(row.image_json))]));
}

/** Pictures that merchants have uploaded, by the names of their files; the newest of a name counts. */
async function readUploaded(on: Executor, names: readonly string[]): Promise<Map<string, Image>> {
  if (names.length === 0) return new Map();
  const list = inList('name', names);
  const rows = await select<{ file_name: string; image_json: string }>(
    on,
    `SELECT file_name, image_json FROM uploads
     WHERE state = 'accepted' AND file_name IN (${list.sql}) ORDER BY id`,
    list.bind,
  );
  return new Map(rows.map((row) => [row.file_name, Image.parse(JSON.parse(row.image_json))]));
}

/**
 * Looks for pictures as a catalog names them: by an address of the shop's own media, by a web address that has been
 * fetched before or may be, or by the name of an uploaded file.
 */
export async function findSourcePictures(
  { database, settings }: Pick<Services, 'database' | 'settings'>,
  sources: Iterable<string>,
): Promise<Map<string, SourcePicture>> {
  const on = { database };
  const asked = [...new Set(sources)];
  const ownKeys = new Map(
    asked.flatMap((source) => {
      const key = ownKey(source, settings.publicUrl);
      return key ? [[source, key] as const] : [];
    }),
  );
  const others = asked.filter((source) => !ownKeys.has(source));
  const own = await readPictures(on, [...ownKeys.values()]);
  const fetched = await readFetched(
    on,
    others.filter((source) => WEB_ADDRESS.test(source)),
  );
  const uploaded = await readUploaded(
    on,
    others.filter((source) => !WEB_ADDRESS.test(source)),
  );

  const find = (source: string): SourcePicture => {
    const image =
      own.get(ownKeys.get(source) ?? '') ?? fetched.get(addressHash(source)) ?? uploaded.get(source);
    if (image) return { state: 'stored', image };
    if (ownKeys.has(source)) return { state: 'unusable', reason: 'the shop has no such picture' };
    if (!WEB_ADDRESS.test(source)) {
      return { state: 'unusable', reason: 'no uploaded picture has this file name' };
    }
    const host = URL.parse(source)?.hostname ?? '';
    if (isListedHost(settings.importImageHosts, host)) return { state: 'to_fetch' };
    const reason = `pictures are not fetched from ${host}; upload them, and name them by their file names`;
    return { state: 'unusable', reason };
  };
  return new Map(asked.map((source) => [source, find(source)]));
}
