import { Image } from '@lapidary/shared/catalog/product';
import { MAX_UPLOAD_BYTES, type UploadedImage } from '@lapidary/shared/media/upload';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import { deleteObject, getObject, objectSize } from '../platform/aws/object-store.ts';
import type { Services } from '../platform/services.ts';
import { execute, selectOne } from '../platform/sql.ts';
import { inTransaction } from '../platform/transaction.ts';
import { contentWords, pictureFormat } from './picture-format.ts';
import { storeImage } from './store-image.ts';

/**
 * Takes an uploaded file out of quarantine: checked, encoded anew, stored for the shop. Completing twice gives the
 * same answer.
 * @throws AppError `not_found`, `unprocessable_upload`.
 */
export async function completeUpload(
  services: Pick<Services, 'database' | 's3' | 'settings'>,
  input: { actor: string; id: string; alt: string },
): Promise<UploadedImage> {
  const { database, s3, settings } = services;
  const { id, alt, actor } = input;
  const upload = await selectOne<{ object_key: string; content_type: string; image_json: string | null }>(
    { database },
    'SELECT object_key, content_type, image_json FROM uploads WHERE id = $id',
    { id },
  );
  if (!upload) throw new AppError('not_found', `There is no upload ${id}.`);
  if (upload.image_json !== null)
    return { id, image: { ...Image.parse(JSON.parse(upload.image_json)), alt } };

  const address = { bucket: settings.buckets.quarantine, key: upload.object_key };
  const size = await objectSize(s3, address);
  if (size === null)
    throw new AppError('unprocessable_upload', 'The file has not been uploaded, or no longer waits.');
  if (size > MAX_UPLOAD_BYTES) throw new AppError('unprocessable_upload', 'The file is larger than 20 MB.');
  const bytes = await getObject(s3, address);
  if (!bytes) throw new AppError('unprocessable_upload', 'The file no longer waits.');
  if (`image/${pictureFormat(bytes)}` !== upload.content_type) {
    const advice = 'Save it as JPEG, PNG, WebP or AVIF, with the matching name';
    throw new AppError(
      'unprocessable_upload',
      `The file's content is not ${upload.content_type}: it is ${contentWords(bytes)}. ${advice}.`,
    );
  }
  const image = await storeImage(services, bytes, alt);
  await inTransaction(database, async (on) => {
    await execute(on, "UPDATE uploads SET state = 'accepted', image_json = $image WHERE id = $id", {
      id,
      image: JSON.stringify(image),
    });
    await recordAudit(on, { actor, action: 'media.upload', subject: id, after: image });
  });
  await deleteObject(s3, address);
  return { id, image };
}
