/** How popular the n-th thing is, by Zipf's law: 1 / n^EXPONENT. Catalogs of shops are measured between 0.8 and 1. */
const EXPONENT = 0.9;

/** Caches in front of an origin, and what is asked of them. */
export interface CachedRequests {
  /** Different things that are asked for, such as pages. */
  things: number;
  /** Requests for them a second, everywhere. */
  perSecond: number;
  /** Caches that know nothing of each other; each gets an equal part of the requests. */
  caches: number;
  /** One more between all of them and the origin. */
  shield: boolean;
  /** Seconds after the last request for which a cache keeps a thing. CloudFront promises none. */
  keptSeconds: number;
  /** How often one thing becomes another, a second: what caches have of it is no longer asked for. */
  changesPerSecond: number;
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

/** @returns how likely the last request for a thing was within the time, and the thing has not changed since. */
const stillThere = (requestsPerSecond: number, changesPerSecond: number, seconds: number): number => {
  const events = requestsPerSecond + changesPerSecond;
  return events === 0 ? 0 : (requestsPerSecond / events) * -Math.expm1(-events * seconds);
};

/**
 * The part of requests that caches answer, when they arrive by chance (Poisson): a thing is there when it was asked for
 * within the time it is kept. The shield is asked for what the others miss, and that is taken to come by chance as well
 * (Che, Tung, Wang: Hierarchical Web caching systems, 2002).
 */
export function expectedHits({
  things,
  perSecond,
  caches,
  shield,
  keptSeconds,
  changesPerSecond,
}: CachedRequests): number {
  let hits = 0;
  for (const share of popularity(things)) {
    const rate = perSecond * share;
    const first = stillThere(rate / caches, changesPerSecond, keptSeconds);
    const second = shield ? stillThere(rate * (1 - first), changesPerSecond, keptSeconds) : 0;
    // What nobody has asked for in that time, no cache has.
    const most = stillThere(rate, changesPerSecond, keptSeconds);
    hits += share * Math.min(most, first + (1 - first) * second);
  }
  return hits;
}

/** The same by playing it through, request by request. @param random from 0 to 1. */
export function playedHits(asked: CachedRequests, requests: number, random: () => number): number {
  const { things, perSecond, caches, shield, keptSeconds, changesPerSecond } = asked;
  const upTo = popularity(things);
  for (let at = 1; at < things; at += 1) upTo[at]! += upTo[at - 1]!;
  const pause = (rate: number): number => -Math.log(1 - random()) / rate;
  /** Of each thing, when it has changed last, as far as somebody has looked. */
  const changedAt = new Map<number, { last: number; next: number }>();
  const lastChange = (thing: number, now: number): number => {
    if (changesPerSecond === 0) return Number.NEGATIVE_INFINITY;
    const change = changedAt.get(thing) ?? { last: 0, next: pause(changesPerSecond) };
    while (change.next <= now) {
      change.last = change.next;
      change.next += pause(changesPerSecond);
    }
    changedAt.set(thing, change);
    return change.last;
  };
  const layers = [new Map<number, number>(), new Map<number, number>()] as const;
  const has = (layer: Map<number, number>, key: number, since: number, now: number): boolean => {
    const before = layer.get(key);
    layer.set(key, now);
    return before !== undefined && before >= since && now - before <= keptSeconds;
  };
  const warmUp = requests / 2;
  let [now, hits] = [0, 0];
  for (let request = 0; request < requests; request += 1) {
    now += pause(perSecond);
    const thing = firstAtLeast(upTo, random());
    const since = lastChange(thing, now);
    const hit =
      has(layers[0], thing * caches + Math.floor(random() * caches), since, now) ||
      (shield && has(layers[1], thing, since, now));
    if (request >= warmUp && hit) hits += 1;
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
