/** How popular the n-th thing is, by Zipf's law: 1 / n^EXPONENT. Catalogs of shops are measured between 0.8 and 1. */
const EXPONENT = 0.9;

export interface Audience {
  /** Different things that are asked for, such as pages. */
  things: number;
  /** Requests for them a second, everywhere. */
  perSecond: number;
  /** Caches that know nothing of each other; each gets an equal part of the requests. */
  caches: number;
  /** Seconds after the last request for which a cache keeps a thing. CloudFront promises none. */
  keptSeconds: number;
}

/** The share of requests for each thing, most popular first. */
export function popularity(things: number): Float64Array {
  const shares = new Float64Array(things);
  let sum = 0;
  for (let rank = 1; rank <= things; rank += 1) {
    shares[rank - 1] = rank ** -EXPONENT;
    sum += shares[rank - 1]!;
  }
  for (let at = 0; at < things; at += 1) shares[at]! /= sum;
  return shares;
}

/**
 * The part of requests that a cache answers by itself, when they arrive by chance (Poisson): a thing is there when it was
 * asked for within the time it is kept.
 */
export function expectedHits({ things, perSecond, caches, keptSeconds }: Audience): number {
  let hits = 0;
  for (const share of popularity(things)) {
    const rate = (perSecond * share) / caches;
    hits += share * -Math.expm1(-rate * keptSeconds);
  }
  return hits;
}

/** The same by playing it through, request by request. @param random from 0 to 1. */
export function playedHits(audience: Audience, requests: number, random: () => number): number {
  const { things, perSecond, caches, keptSeconds } = audience;
  const upTo = popularity(things);
  for (let at = 1; at < things; at += 1) upTo[at]! += upTo[at - 1]!;
  const askedAt = new Map<number, number>();
  const warmUp = requests / 2;
  let [now, hits] = [0, 0];
  for (let request = 0; request < requests; request += 1) {
    now += -Math.log(1 - random()) / perSecond;
    const thing = firstAtLeast(upTo, random());
    const key = thing * caches + Math.floor(random() * caches);
    const before = askedAt.get(key);
    askedAt.set(key, now);
    if (request >= warmUp && before !== undefined && now - before <= keptSeconds) hits += 1;
  }
  return hits / (requests - warmUp);
}

function firstAtLeast(sorted: Float64Array, wanted: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
