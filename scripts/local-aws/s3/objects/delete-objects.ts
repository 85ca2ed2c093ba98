import { readText } from '../body/read-text.ts';
import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import { children, optionalText, readXml, requiredText } from '../xml/read-xml.ts';
import { document, element } from '../xml/write-xml.ts';
import { xmlResponse } from '../xml/xml-response.ts';

const MAX_KEYS = 1000;

/** POST `?delete`: up to 1,000 keys in one request. */
export async function deleteObjects(s3: S3, request: SignedRequest): Promise<Response> {
  const { bucket } = request;
  s3.store.buckets.require(bucket);
  const body = readXml(await readText(request), 'Delete');
  const keys = children(body, 'Object').map((object) => requiredText(object, 'Key'));
  if (keys.length === 0 || keys.length > MAX_KEYS) {
    throw new S3Error('MalformedXML', `A request deletes 1 to ${MAX_KEYS} keys.`);
  }
  const blobs = s3.store.atomically(() => keys.flatMap((key) => s3.store.objects.remove(bucket, key)));
  await s3.store.blobs.remove(blobs);
  const quiet = optionalText(body, 'Quiet') === 'true';
  const deleted = quiet ? [] : keys.map((key) => element('Deleted', [element('Key', key)]));
  return xmlResponse(document('DeleteResult', deleted));
}
