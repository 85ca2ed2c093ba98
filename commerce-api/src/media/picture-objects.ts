import { extname } from 'node:path';
import type { Image } from '@lapidary/shared/catalog/product';
import { imagePath, socialImagePath } from '@lapidary/shared/page-paths';
import { type ObjectAddress, objectSize, putObject } from '../platform/aws/object-store.ts';
import type { Services } from '../platform/services.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const TYPES: Record<string, string> = { '.avif': 'image/avif', '.webp': 'image/webp', '.jpg': 'image/jpeg' };

/** All paths of a set. The first one is put last and deleted first: with it, the set is there. */
export const picturePaths = ({ key, widths }: Pick<Image, 'key' | 'widths'>): string[] => [
  socialImagePath(key),
  ...widths.flatMap((width) => [imagePath(key, width, 'avif'), imagePath(key, width)]),
];

/** Where the shop keeps what it serves at a path of `imagePath` or `socialImagePath`. */
export const pictureAddress = ({ settings }: Pick<Services, 'settings'>, path: string): ObjectAddress => ({
  bucket: settings.buckets.media,
  key: path.slice(1),
});

export const isStored = async (services: Pick<Services, 's3' | 'settings'>, path: string): Promise<boolean> =>
  (await objectSize(services.s3, pictureAddress(services, path))) !== null;

/** Puts what is served at a path, for good: what is at an address never changes. */
export async function putPicture(
  services: Pick<Services, 's3' | 'settings'>,
  path: string,
  body: Uint8Array,
): Promise<void> {
  const contentType = TYPES[extname(path)]!;
  await putObject(services.s3, pictureAddress(services, path), {
    body,
    contentType,
    cacheControl: IMMUTABLE,
  });
}
