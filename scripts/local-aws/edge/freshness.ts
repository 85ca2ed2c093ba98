import type { CachePolicy } from './behaviors.ts';

/** How long a stored response may be used, each counted from when it was stored; seconds. */
export type Freshness = {
  /** Answered without asking the origin. */
  readonly freshFor: number;
  /** Answered at once while the origin is asked in the background (RFC 5861). */
  readonly staleWhileRevalidate: number;
  /** Answered when the origin fails (RFC 5861). */
  readonly staleIfError: number;
};

/** Reads `Cache-Control` as a shared cache does, within a behavior's bounds. */
export function freshnessOf(cacheControl: string | undefined, policy: CachePolicy): Freshness {
  const directives = parseDirectives(cacheControl ?? '');
  const unusable = ['no-store', 'no-cache', 'private'].some((name) => directives.has(name));
  const stated = unusable ? 0 : (seconds(directives, 's-maxage') ?? seconds(directives, 'max-age'));
  const freshFor = Math.min(Math.max(stated ?? policy.defaultTtl, policy.minTtl), policy.maxTtl);
  if (unusable) return { freshFor, staleWhileRevalidate: freshFor, staleIfError: freshFor };
  return {
    freshFor,
    staleWhileRevalidate: freshFor + (seconds(directives, 'stale-while-revalidate') ?? 0),
    staleIfError: freshFor + (seconds(directives, 'stale-if-error') ?? 0),
  };
}

function parseDirectives(header: string): Map<string, string> {
  const directives = new Map<string, string>();
  for (const part of header.split(',')) {
    const [name = '', value = ''] = part.trim().split('=', 2);
    directives.set(name.toLowerCase(), value.replace(/^"(.*)"$/, '$1'));
  }
  return directives;
}

function seconds(directives: ReadonlyMap<string, string>, name: string): number | undefined {
  const value = directives.get(name);
  return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}
