import { hash } from 'node:crypto';

/** Products in a bucket, about; at most this many on average. */
const PER_BUCKET = 500;
/** Powers of two up to which buckets are divided: beyond 512,000 products they grow. */
const MAX_DEPTH = 10;
const HASH_BITS = 32;

/** Spreads products evenly, whatever their ids look like: 32 bits, unsigned. */
export const bucketHash = (id: string): number => Number.parseInt(hash('sha256', id, 'hex').slice(0, 8), 16);

/** How many buckets so many products are divided into: a power of two, so that it seldom changes. */
export function bucketCount(products: number): number {
  let count = 1;
  while (count * PER_BUCKET < products && count < 2 ** MAX_DEPTH) count *= 2;
  return count;
}

/**
 * One number for a bucket of any division: 1 is the only one of one, 2 and 3 those of two, 4 to 7 those of four.
 * @param bucket from 0.
 */
export const bucketNumber = (count: number, bucket: number): number => count + bucket;

/** The hashes in a bucket, given its number. */
export function hashRange(number: number): { from: number; before: number } {
  const depth = Math.floor(Math.log2(number));
  const width = 2 ** (HASH_BITS - depth);
  const from = (number - 2 ** depth) * width;
  return { from, before: from + width };
}

/** The numbers of the buckets that a product is in, one of each division. */
export function bucketsOf(id: string): number[] {
  const hashed = bucketHash(id);
  return Array.from({ length: MAX_DEPTH + 1 }, (_, depth) =>
    bucketNumber(2 ** depth, Math.floor(hashed / 2 ** (HASH_BITS - depth))),
  );
}
