import { createHash } from 'node:crypto';
import type { Image } from '@lapidary/shared/catalog/product';
import { imagePath } from '@lapidary/shared/page-paths';
import { objectSize, putObject } from '../platform/aws/object-store.ts';
import type { Services } from '../platform/services.ts';
import { encodeImage } from './encode-image.ts';
import { keepPicture, readPictures } from './known-pictures.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Another way of encoding gives other files, and so needs another key: browsers keep what they have for a year. */
const ENCODING = 'v1';

type MediaServices = Pick<Services, 'database' | 's3' | 'settings'>;

const addressOf = ({ settings }: MediaServices, key: string, width: number) => ({
  bucket: settings.buckets.media,
  key: imagePath(key, width).slice(1),
});

/** The picture of this key, when it has been stored before with all its renditions. */
async function findStored(services: MediaServices, key: string): Promise<Image | undefined> {
  const known = (await readPictures(services, [key])).get(key);
  for (const width of known?.widths ?? []) {
    if ((await objectSize(services.s3, addressOf(services, key, width))) === null) return undefined;
  }
  return known;
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
  const renditions = await encodeImage(bytes);
  for (const { width, webp } of renditions) {
    const address = addressOf(services, key, width);
    if ((await objectSize(services.s3, address)) === webp.byteLength) continue;
    await putObject(services.s3, address, { body: webp, contentType: 'image/webp', cacheControl: IMMUTABLE });
  }
  const largest = renditions.at(-1)!;
  const image = {
    key,
    widths: renditions.map(({ width }) => width),
    width: largest.width,
    height: largest.height,
    alt,
  };
  await keepPicture(services, image);
  return image;
}
