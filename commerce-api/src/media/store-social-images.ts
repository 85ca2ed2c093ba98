import type { Image } from '@lapidary/shared/catalog/product';
import { imagePath, socialImagePath } from '@lapidary/shared/page-paths';
import { AppError } from '../platform/app-error.ts';
import { getObject } from '../platform/aws/object-store.ts';
import type { Services } from '../platform/services.ts';
import { encodeSocialImage } from './encode-social-image.ts';
import { keepCrop, readCrops } from './known-crops.ts';
import { inTurn, loadSharp } from './load-sharp.ts';
import { pictureAddress, putPicture } from './picture-objects.ts';

type MediaServices = Pick<Services, 'database' | 's3' | 'settings'>;

/** Of the largest rendition: what was sent is not kept. */
async function cropAnew(services: MediaServices, { key, widths, focus }: Image): Promise<Buffer | null> {
  const bytes = await getObject(services.s3, pictureAddress(services, imagePath(key, widths.at(-1)!)));
  if (!bytes) return null;
  const sharp = await loadSharp();
  return await inTurn(async () => {
    const { width, height } = await sharp(bytes).metadata();
    return await encodeSocialImage(sharp(bytes), { width, height }, focus);
  });
}

/**
 * Stores the crops that pictures with a point of focus are shared with. To be called before a document with them is saved:
 * a page of it then names nothing that is not there.
 * @throws AppError `invalid_request` for a picture that the shop does not have.
 */
export async function storeSocialImages(services: MediaServices, images: readonly Image[]): Promise<void> {
  const on = { database: services.database };
  for (const [index, image] of images.entries()) {
    const { key, focus } = image;
    if (!focus) continue;
    const path = socialImagePath(key, focus);
    if ((await readCrops(on, key)).includes(path)) continue;
    const crop = await cropAnew(services, image);
    if (!crop) {
      const message = 'the shop has no such picture';
      throw new AppError('invalid_request', `images.${index}: ${message}`, {
        fields: [{ path: `images.${index}.focus`, message }],
      });
    }
    await putPicture(services, path, crop);
    await keepCrop(on, key, path);
  }
}
