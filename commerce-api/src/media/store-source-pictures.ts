import type { Image } from '@lapidary/shared/catalog/product';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { execute } from '../platform/sql.ts';
import { isDuplicateKey } from '../platform/transaction.ts';
import { FetchError, fetchBytes } from './fetch-bytes.ts';
import { addressHash, findSourcePictures, isListedHost } from './find-source-pictures.ts';
import { createHostHealth, type HostHealth } from './host-health.ts';
import { storeImage } from './store-image.ts';

type MediaServices = Pick<Services, 'database' | 's3' | 'settings'>;

/** How an import gets pictures: one for all of its products, so that nobody waits for a dead host again and again. */
export interface PictureSource {
  services: MediaServices;
  hosts: HostHealth;
  fetch(address: string): Promise<Uint8Array>;
}

const CONCURRENCY = 4;

/** Fetches from the hosts that the shop allows, on the public internet. */
export function openPictureSource(
  services: MediaServices,
  fetch: PictureSource['fetch'] = (address) =>
    fetchBytes(address, {
      isAllowedHost: (host) => isListedHost(services.settings.importImageHosts, host),
    }),
): PictureSource {
  return { services, hosts: createHostHealth(), fetch };
}

/** Remembers what has come from an address, so that a later import need not fetch it. */
async function keepSource({ database }: MediaServices, address: string, image: Image): Promise<void> {
  const bind = { hash: addressHash(address), key: image.key, now: Date.now() };
  const on = { database };
  const known = await execute(
    on,
    'UPDATE source_pictures SET image_key = $key, stored_at = $now WHERE address_hash = $hash',
    bind,
  );
  if (known > 0) return;
  try {
    await execute(
      on,
      'INSERT INTO source_pictures (address_hash, image_key, stored_at) VALUES ($hash, $key, $now)',
      bind,
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** @returns the picture, or why it cannot be had. */
async function fetchOne({ services, hosts, fetch }: PictureSource, address: string): Promise<Image | string> {
  const skip = hosts.reasonToSkip(address);
  if (skip) return skip;
  let bytes: Uint8Array;
  try {
    bytes = await fetch(address);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    hosts.recordFailure(address, error);
    return error.message;
  }
  hosts.recordAnswer(address);
  try {
    const image = await storeImage(services, bytes, '');
    await keepSource(services, address, image);
    return image;
  } catch (error) {
    // Other errors are about the place where pictures are stored, and end the import.
    if (error instanceof AppError && error.code === 'unprocessable_upload') return error.message;
    throw error;
  }
}

/**
 * Gets the pictures that products name; what is there is not fetched again.
 * @param onStep called between fetches, for whoever has to show a sign of life.
 * @returns by source, the picture without a description, or why it cannot be had.
 */
export async function storeSourcePictures(
  source: PictureSource,
  names: Iterable<string>,
  onStep: () => Promise<void> = async () => {},
): Promise<Map<string, Image | string>> {
  const found = await findSourcePictures(source.services, names);
  const pictures = new Map<string, Image | string>();
  const missing: string[] = [];
  for (const [name, picture] of found) {
    if (picture.state === 'stored') pictures.set(name, picture.image);
    else if (picture.state === 'unusable') pictures.set(name, picture.reason);
    else missing.push(name);
  }
  for (let start = 0; start < missing.length; start += CONCURRENCY) {
    const together = missing.slice(start, start + CONCURRENCY);
    const fetched = await Promise.all(together.map((address) => fetchOne(source, address)));
    for (const [index, address] of together.entries()) pictures.set(address, fetched[index]!);
    await onStep();
  }
  return pictures;
}
