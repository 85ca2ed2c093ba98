import { createHash } from 'node:crypto';
import type { Image } from '@lapidary/shared/catalog/product';
import { imagePath, socialImagePath } from '@lapidary/shared/page-paths';
import type { Services } from '../platform/services.ts';
import { encodeImage } from './encode-image.ts';
import { keepPicture, readPictures } from './known-pictures.ts';
import { isStored, putPicture } from './picture-objects.ts';

/** Another way of encoding gives other files, and so needs another key: browsers keep what they have for a year. */
const ENCODING = 'v2';

type MediaServices = Pick<Services, 'database' | 's3' | 'settings'>;

/** The picture of this key, when it has been stored before with all that belongs to it. */
async function findStored(services: MediaServices, key: string): Promise<Image | undefined> {
  const known = (await readPictures(services, [key])).get(key);
  // It is the last to be put, and the first to be deleted.
  return known && (await isStored(services, socialImagePath(key))) ? known : undefined;
}

/**
 * Encodes a picture and puts its renditions into the media bucket. The key follows from the bytes, so the same picture
 * is stored once and always has the same address.
 * @throws AppError `unprocessable_upload`.
 */
export async function storeImage(services: MediaServices, bytes: Uint8Array, alt: string): Promise<Image> {
  const hash = createHash('sha256').update(ENCODING).update(bytes).digest('hex').slice(0, 24);
  const key = `media/${hash}`;
  const stored = await findStored(services, key);
  if (stored) {
    await keepPicture(services, stored);
    return { ...stored, alt };
  }
  const { renditions, social, thumbhash } = await encodeImage(bytes);
  for (const { width, avif, webp } of renditions) {
    await putPicture(services, imagePath(key, width, 'avif'), avif);
    await putPicture(services, imagePath(key, width, 'webp'), webp);
  }
  await putPicture(services, socialImagePath(key), social);
  const largest = renditions.at(-1)!;
  const image: Image = {
    key,
    widths: renditions.map(({ width }) => width),
    width: largest.width,
    height: largest.height,
    alt,
    avif: true,
    thumbhash,
  };
  await keepPicture(services, image);
  return image;
}
