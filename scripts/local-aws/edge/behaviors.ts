import { pageSecurityPolicy } from '@lapidary/shared/page-security-policy';

/**
 * How the distribution routes, caches and answers: the one table behind both the edge of this machine and
 * the CloudFront distribution. The first behavior whose path fits is taken, the last one fits everything.
 */

/** How long the edge may keep what an origin sends; seconds. `Cache-Control` decides within these bounds. */
export type CachePolicy = {
  readonly minTtl: number;
  /** For responses that say nothing themselves. */
  readonly defaultTtl: number;
  readonly maxTtl: number;
};

export type Behavior = {
  /** As in CloudFront: `*` stands for any text. */
  readonly path: string;
  /** `site` and `media` are buckets, `api` is the commerce API. */
  readonly origin: 'site' | 'media' | 'api';
  /** Undefined: never kept, everything the viewer sent goes to the origin. */
  readonly cache?: CachePolicy;
  /** Whether the router function sees the request first. */
  readonly router: boolean;
  readonly methods: readonly string[];
  /** Whether text is compressed for viewers that accept it. */
  readonly compress: boolean;
  /** Headers put on every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** The object of the site bucket shown, with status 404, for one that is not there. */
  readonly notFoundPage?: string;
};

const READ = ['GET', 'HEAD'] as const;
const ALL = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'] as const;
const YEAR = 31_536_000;

const assetHeaders = { 'x-content-type-options': 'nosniff' } as const;

const pageHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'content-security-policy': pageSecurityPolicy(),
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': `max-age=${YEAR}; includeSubDomains`,
} as const;

const immutable = { minTtl: 0, defaultTtl: YEAR, maxTtl: YEAR } as const;
const pages = { minTtl: 0, defaultTtl: 5, maxTtl: YEAR } as const;
const asOriginSays = { minTtl: 0, defaultTtl: 0, maxTtl: YEAR } as const;

export const behaviors: readonly Behavior[] = [
  {
    path: '/_astro/*',
    origin: 'site',
    cache: immutable,
    router: false,
    methods: READ,
    compress: true,
    headers: assetHeaders,
  },
  {
    path: '/media/*',
    origin: 'media',
    cache: immutable,
    router: false,
    methods: READ,
    compress: true,
    headers: assetHeaders,
  },
  {
    path: '/api/availability/*',
    origin: 'api',
    cache: asOriginSays,
    router: false,
    methods: READ,
    compress: true,
    headers: {},
  },
  { path: '/api/*', origin: 'api', router: false, methods: ALL, compress: false, headers: {} },
  {
    path: '*',
    origin: 'site',
    cache: pages,
    router: true,
    methods: READ,
    compress: true,
    headers: pageHeaders,
    notFoundPage: '_system/404.html',
  },
];

/** Shown with status 503 when the API cannot be reached or does not answer in time (502 and 504 in CloudFront). */
export const maintenancePage = '_system/maintenance.html';

/** How long the edge remembers that an object was missing; seconds. */
export const notFoundTtl = 5;

/** CloudFront's default wait for an origin's answer, and between two packets of it; milliseconds. */
export const originReadTimeout = 30_000;

const patterns = behaviors.map((behavior) => ({ behavior, pattern: patternOf(behavior.path) }));

/** The behavior for a request path. */
export function behaviorFor(path: string): Behavior {
  const found = patterns.find(({ pattern }) => pattern.test(path));
  if (!found) throw new Error(`no behavior for ${path}`);
  return found.behavior;
}

function patternOf(path: string): RegExp {
  const parts = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
