import { S3Error } from './s3-error.ts';

/** One request, taken apart as S3 reads it in path style: `/<bucket>/<key>?<query>`. */
export interface S3Request {
  readonly method: string;
  /** The path exactly as sent, percent-encoded: what the client signed. */
  readonly path: string;
  /** Decoded; empty for requests on the service. */
  readonly bucket: string;
  /** Decoded; empty for requests on the bucket. May hold anything, `..` and `//` included. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array> | null;
}

/**
 * Takes a request apart.
 * @param target path and query as on the request line. `Request.url` will not do: URLs fold `..` away, and S3 keys keep it.
 * @throws S3Error InvalidURI when the path is not percent-encoded UTF-8
 */
export function parseRequest(target: string, request: Request): S3Request {
  const [, path = '/', query = ''] = /^([^?]*)\??(.*)$/s.exec(target) ?? [];
  const [, bucket = '', key = ''] = /^\/?([^/]*)\/?(.*)$/s.exec(path) ?? [];
  return {
    method: request.method,
    path,
    bucket: decode(bucket),
    key: decode(key),
    query: new URLSearchParams(query),
    headers: request.headers,
    body: request.body,
  };
}

function decode(text: string): string {
  try {
    const decoded = decodeURIComponent(text);
    if (!decoded.includes('\0')) return decoded;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  throw new S3Error('InvalidURI', "Couldn't parse the specified URI.", { URI: text });
}
