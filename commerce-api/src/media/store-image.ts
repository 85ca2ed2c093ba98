import { createHash } from 'node:crypto';
import type { Image } from '@lapidary/shared/catalog/product';
import { imagePath } from '@lapidary/shared/page-paths';
import { objectSize, putObject } from '../platform/aws/object-store.ts';
import type { Services } from '../platform/services.ts';
import { encodeImage } from './encode-image.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Another way of encoding gives other files, and so needs another key: browsers keep what they have for a year. */
const ENCODING = 'v1';

/**
 * Encodes a picture and puts its renditions into the media bucket. The key follows from the bytes, so the same picture
 * is stored once and always has the same address.
 * @throws AppError `unprocessable_upload`.
 */
export async function storeImage(
  { s3, settings }: Pick<Services, 's3' | 'settings'>,
  bytes: Uint8Array,
  alt: string,
): Promise<Image> {
  const hash = createHash('sha256').update(ENCODING).update(bytes).digest('hex').slice(0, 24);
  const key = `media/${hash}`;
  const renditions = await encodeImage(bytes);
  for (const { width, webp } of renditions) {
    const address = { bucket: settings.buckets.media, key: imagePath(key, width).slice(1) };
    if ((await objectSize(s3, address)) === webp.byteLength) continue;
    await putObject(s3, address, { body: webp, contentType: 'image/webp', cacheControl: IMMUTABLE });
  }
  const largest = renditions.at(-1)!;
  return {
    key,
    widths: renditions.map(({ width }) => width),
    width: largest.width,
    height: largest.height,
    alt,
  };
}
