import type { Image } from '@lapidary/shared/catalog/product';
import type { PresignedUpload, RequestUpload, UploadedImage } from '@lapidary/shared/media/upload';
import { BackendUnreachable } from '../../lib/api-client.client.ts';
import { requestSignedIn } from '../../lib/session-request.client.ts';

/** The bucket refused the file; `message` is its reason. */
export class UploadRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UploadRefused';
  }
}

/** S3 answers a refusal as XML with a `<Message>`. */
const refusal = (xml: string): string => {
  const reason = new DOMParser()
    .parseFromString(xml, 'application/xml')
    .querySelector('Message')?.textContent;
  return `The store did not accept the file${reason ? `: ${reason}` : '.'}`;
};

/**
 * Sends a file by a presigned form. `fetch` cannot tell how much of a body has been sent; XMLHttpRequest can.
 * @throws UploadRefused, BackendUnreachable
 */
export function postForm(
  { url, fields }: Pick<PresignedUpload, 'url' | 'fields'>,
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    // S3 ignores every field after the file.
    form.append('file', file);
    const xhr = new XMLHttpRequest();
    xhr.open('POST', url);
    xhr.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    });
    xhr.addEventListener('load', () =>
      xhr.status >= 200 && xhr.status < 300
        ? resolve()
        : reject(new UploadRefused(refusal(xhr.responseText))),
    );
    xhr.addEventListener('error', () => reject(new BackendUnreachable(`POST ${url}: no answer`)));
    xhr.addEventListener('abort', () => reject(new UploadRefused('The upload was cancelled.')));
    signal?.addEventListener('abort', () => xhr.abort(), { once: true });
    xhr.send(form);
  });
}

/**
 * Sends a picture to the bucket and has the API check it and make its renditions.
 * @param onProgress gets the share that is sent, 0 to 1; after 1 the server is still at work
 * @throws UploadRefused, ApiProblem (`unprocessable_upload`, …), BackendUnreachable, SignedOut
 */
export async function uploadPicture(
  file: File,
  wanted: RequestUpload,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Image> {
  const upload = await requestSignedIn<PresignedUpload>('POST', '/api/admin/uploads', { body: wanted });
  await postForm(upload, file, onProgress, signal);
  onProgress(1);
  const path = `/api/admin/uploads/${encodeURIComponent(upload.id)}/complete`;
  const done = await requestSignedIn<UploadedImage>('POST', path, { body: { alt: '' }, timeoutMs: 60_000 });
  return done.image;
}
