import { storeImage } from '@lapidary/commerce-api/media';
import { AppError } from '@lapidary/commerce-api/platform/app-error';
import type { Services } from '@lapidary/commerce-api/platform/services';
import type { Image } from '@lapidary/shared/catalog/product';
import { NotAPictureError } from './store-source-images.ts';

const ABOUT_THE_PICTURE: readonly string[] = [
  'unprocessable_upload',
  'unsupported_media_type',
  'payload_too_large',
  'invalid_request',
];

/**
 * Stores the renditions of a picture, for now without a description.
 * @throws NotAPictureError when the bytes are no usable picture; other errors are about the place they are stored in.
 */
export async function storePicture(
  services: Pick<Services, 's3' | 'settings'>,
  bytes: Uint8Array,
): Promise<Image> {
  try {
    return await storeImage(services, bytes, '');
  } catch (error) {
    if (error instanceof AppError && ABOUT_THE_PICTURE.includes(error.code)) {
      throw new NotAPictureError(error.message, { cause: error });
    }
    throw new Error(`pictures cannot be stored: ${(error as Error).message || String(error)}`, {
      cause: error,
    });
  }
}
