import { type Behavior, notFoundTtl } from './behaviors.ts';
import type { BucketOrigin } from './bucket-origin.ts';
import { freshnessOf } from './freshness.ts';
import type { Load } from './response-cache.ts';

/** Makes the load for one object: by the behavior that wants it and its URI (percent-encoded, from the root). */
export type ObjectLoader = (behavior: Pick<Behavior, 'origin' | 'cache'>, uri: string) => Load;

const UNKEPT = { minTtl: 0, defaultTtl: 0, maxTtl: 0 } as const;
const MISSING = {
  response: { status: 404, headers: {}, body: Buffer.alloc(0) },
  freshness: { freshFor: notFoundTtl, staleWhileRevalidate: notFoundTtl, staleIfError: notFoundTtl },
} as const;

/** Loads objects of the site and media buckets; one that is not there is a 404 with no body. */
export function createObjectLoader(
  origin: BucketOrigin,
  buckets: { readonly site: string; readonly media: string },
  onRead: () => void,
): ObjectLoader {
  return (behavior, uri) => async (previous) => {
    const key = objectKey(uri);
    if (key === undefined) return MISSING;
    onRead();
    const bucket = behavior.origin === 'media' ? buckets.media : buckets.site;
    const object = await origin.read(bucket, key, previous?.headers.etag);
    if (object === 'missing') return MISSING;
    const response = object === 'not-modified' ? object : { ...object, status: 200 };
    const headers = object === 'not-modified' ? previous?.headers : object.headers;
    const freshness = freshnessOf(headers?.['cache-control'], behavior.cache ?? UNKEPT);
    // As CloudFront does: while the bucket cannot be read, what was kept goes on being served.
    return { response, freshness: { ...freshness, staleIfError: Number.POSITIVE_INFINITY } };
  };
}

/** S3 takes the path as the key, percent-decoded. Undefined when it cannot be decoded. */
function objectKey(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri.slice(1)) || undefined;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
