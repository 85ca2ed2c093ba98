import { addCorsHeaders } from './cors/add-cors-headers.ts';
import { answerPreflight } from './cors/answer-preflight.ts';
import { postObject } from './post/post-object.ts';
import { findOperation } from './routes.ts';
import type { S3 } from './s3.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';
import { authenticate } from './signature/authenticate.ts';
import { serveWebsite, websiteBucket } from './website/serve-website.ts';
import { document, element } from './xml/write-xml.ts';
import { xmlResponse } from './xml/xml-response.ts';

/**
 * Answers one request. A refusal becomes S3's `<Error>` document; any other error is the caller's to handle.
 * @param requestId repeated in `<Error>` documents
 */
export async function answer(s3: S3, request: S3Request, requestId: string): Promise<Response> {
  let response: Response;
  try {
    response = await dispatch(s3, request, new Date());
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    response = errorResponse(error, request, requestId);
  }
  addCorsHeaders(s3, request, response);
  return response;
}

/** The `<Error>` document; an answer to HEAD has no body. */
export function errorResponse(
  error: S3Error,
  request: Pick<S3Request, 'method' | 'path'>,
  requestId: string,
): Response {
  if (request.method === 'HEAD') return new Response(null, { status: error.status });
  return xmlResponse(
    document('Error', [
      element('Code', error.code),
      element('Message', error.message),
      ...Object.entries(error.details).map(([name, value]) => element(name, value)),
      element('Resource', request.path),
      element('RequestId', requestId),
    ]),
    error.status,
  );
}

async function dispatch(s3: S3, request: S3Request, now: Date): Promise<Response> {
  const website = websiteBucket(request.headers.get('host'));
  if (website !== undefined) return serveWebsite(s3, website, request);
  if (request.method === 'OPTIONS') return answerPreflight(s3, request);
  if (isFormUpload(request)) return postObject(s3, request, now);
  const signed = authenticate(request, s3.authority, now);
  return findOperation(signed)(s3, signed);
}

// A form carries its signature among its fields.
function isFormUpload(request: S3Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  const onBucket = request.method === 'POST' && request.bucket !== '' && request.key === '';
  return (
    onBucket && type.toLowerCase().startsWith('multipart/form-data') && !request.headers.has('authorization')
  );
}
