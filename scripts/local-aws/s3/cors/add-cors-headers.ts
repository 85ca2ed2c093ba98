import type { S3 } from '../s3.ts';
import type { S3Request } from '../s3-request.ts';
import { corsHeaders } from './cors-headers.ts';

/** Lets a page of another origin read the answer, refusals included, when the bucket's rules allow it. */
export function addCorsHeaders(s3: S3, request: S3Request, response: Response): void {
  const origin = request.headers.get('origin');
  if (origin === null || request.method === 'OPTIONS') return;
  const rules = s3.store.buckets.find(request.bucket)?.cors ?? [];
  const headers = corsHeaders(rules, { origin, method: request.method, requestHeaders: [] });
  for (const [name, value] of Object.entries(headers ?? {})) response.headers.set(name, value);
}
