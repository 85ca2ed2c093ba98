import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import { corsHeaders } from './cors-headers.ts';

/** OPTIONS: may this origin make that request? Carries no signature. @throws S3Error AccessForbidden */
export async function answerPreflight(s3: S3, request: S3Request): Promise<Response> {
  const { cors } = s3.store.buckets.require(request.bucket);
  const origin = request.headers.get('origin');
  const method = request.headers.get('access-control-request-method');
  if (origin === null || method === null) {
    throw new S3Error('InvalidArgument', 'Insufficient information. Origin request header needed.');
  }
  if (cors === undefined) {
    throw new S3Error('AccessForbidden', 'CORSResponse: CORS is not enabled for this bucket.');
  }
  const requestHeaders = (request.headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const headers = corsHeaders(cors, { origin, method, requestHeaders });
  if (headers === undefined) {
    throw new S3Error('AccessForbidden', 'CORSResponse: This CORS request is not allowed.', {
      Method: method,
    });
  }
  return new Response(null, { headers });
}
