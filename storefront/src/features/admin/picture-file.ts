import { MAX_UPLOAD_BYTES, RequestUpload } from '@lapidary/shared/media/upload';

const MEGABYTES = MAX_UPLOAD_BYTES / 1024 / 1024;

/** For the `accept` of a file input. */
export const PICTURE_TYPES = RequestUpload.shape.contentType.options.join(',');

/** What to ask an upload for, or why the file cannot be one. */
export function pictureRequest({
  name,
  type,
  size,
}: Pick<File, 'name' | 'type' | 'size'>):
  | { ok: true; request: RequestUpload }
  | { ok: false; problem: string } {
  if (size === 0) return { ok: false, problem: 'The file is empty.' };
  if (size > MAX_UPLOAD_BYTES) return { ok: false, problem: `The file is larger than ${MEGABYTES} MB.` };
  const request = RequestUpload.safeParse({ fileName: name.slice(-255), contentType: type, bytes: size });
  if (request.success) return { ok: true, request: request.data };
  return { ok: false, problem: 'Pictures must be JPEG, PNG, WebP or AVIF.' };
}
