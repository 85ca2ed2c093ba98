import type { PresignedUpload, RequestUpload } from '@lapidary/shared/media/upload';
import { presignUpload } from '../platform/aws/object-store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { execute } from '../platform/sql.ts';

const EXPIRES_SECONDS = 15 * 60;

export const quarantineKey = (id: string): string => `quarantine/${id}`;

/** Allows one upload into the quarantine bucket, which nobody reads but `completeUpload`. */
export async function requestUpload(
  { database, s3, settings }: Pick<Services, 'database' | 's3' | 'settings'>,
  input: RequestUpload & { actor: string },
): Promise<PresignedUpload> {
  const id = newId();
  const bucket = settings.buckets.quarantine;
  const key = quarantineKey(id);
  const { contentType, bytes } = input;
  const form = await presignUpload(
    s3,
    { bucket, key },
    { contentType, bytes, expiresInSeconds: EXPIRES_SECONDS },
  );
  await execute(
    { database },
    `INSERT INTO uploads (id, object_key, file_name, content_type, bytes, state, image_json, actor, created_at)
     VALUES ($id, $key, $fileName, $contentType, $bytes, 'requested', NULL, $actor, $now)`,
    { id, key, fileName: input.fileName, contentType, bytes, actor: input.actor, now: Date.now() },
  );
  return {
    id,
    url: settings.uploadUrl ? `${settings.uploadUrl}/${bucket}` : form.url,
    fields: form.fields,
    expiresAt: new Date(Date.now() + EXPIRES_SECONDS * 1000).toISOString(),
  };
}
