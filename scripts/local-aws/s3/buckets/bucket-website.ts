import { readText } from '../body/read-text.ts';
import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import { children, readXml, requiredText } from '../xml/read-xml.ts';
import { document, element } from '../xml/write-xml.ts';
import { xmlResponse } from '../xml/xml-response.ts';

export async function putBucketWebsite(s3: S3, request: SignedRequest): Promise<Response> {
  s3.store.buckets.require(request.bucket);
  const body = readXml(await readText(request), 'WebsiteConfiguration');
  for (const part of ['RedirectAllRequestsTo', 'RoutingRules']) {
    if (children(body, part).length > 0) throw new S3Error('NotImplemented', `${part} is not offered here.`);
  }
  const [index] = children(body, 'IndexDocument');
  const [error] = children(body, 'ErrorDocument');
  const indexSuffix = index === undefined ? '' : requiredText(index, 'Suffix');
  if (indexSuffix === '' || indexSuffix.includes('/')) {
    throw new S3Error('InvalidArgument', 'The IndexDocument Suffix is not well formed');
  }
  const errorKey = error === undefined ? undefined : requiredText(error, 'Key');
  s3.store.buckets.saveWebsite(request.bucket, { indexSuffix, errorKey });
  return new Response(null);
}

export async function getBucketWebsite(s3: S3, request: SignedRequest): Promise<Response> {
  const { website } = s3.store.buckets.require(request.bucket);
  if (website === undefined) {
    throw new S3Error(
      'NoSuchWebsiteConfiguration',
      'The specified bucket does not have a website configuration',
      {
        BucketName: request.bucket,
      },
    );
  }
  return xmlResponse(
    document('WebsiteConfiguration', [
      element('IndexDocument', [element('Suffix', website.indexSuffix)]),
      ...(website.errorKey === undefined
        ? []
        : [element('ErrorDocument', [element('Key', website.errorKey)])]),
    ]),
  );
}

export async function deleteBucketWebsite(s3: S3, request: SignedRequest): Promise<Response> {
  s3.store.buckets.saveWebsite(request.bucket, undefined);
  return new Response(null, { status: 204 });
}
