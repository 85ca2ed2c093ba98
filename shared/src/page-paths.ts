import { LANGUAGES } from './languages.ts';

/** Every public URL of the shop is built here; nobody concatenates one by hand. Paths end in `/`, as the edge expects. */

/**
 * The same page in another language than the shop's first, which is at the root: `/rings/` in `vi` is `/vi/rings/`.
 * @param language '' for the first one.
 */
export const inLanguage = (path: string, language: string): string =>
  language === '' ? path : `/${language}${path}`;

const PREFIX = new RegExp(`^/(${LANGUAGES.join('|')})(?=/)`);

/** The inverse of `inLanguage`: `/vi/rings/` → `/rings/` in `vi`; '' for the shop's first language. */
export function splitLanguage(path: string): { path: string; language: string } {
  const [prefix = '', language = ''] = PREFIX.exec(path) ?? [];
  return { path: path.slice(prefix.length), language };
}

export const homePath = (): string => '/';
export const categoryPath = (slug: string, page = 1): string =>
  page > 1 ? `/${slug}/page/${page}/` : `/${slug}/`;
export const collectionsPath = (): string => '/collections/';
export const collectionPath = (slug: string, page = 1): string =>
  page > 1 ? `/collections/${slug}/page/${page}/` : `/collections/${slug}/`;
export const productPath = (slug: string): string => `/products/${slug}/`;
export const checkoutPath = (): string => '/checkout/';
export const orderConfirmationPath = (): string => '/checkout/confirmation/';
export const signInPath = (): string => '/account/sign-in/';
export const signUpPath = (): string => '/account/sign-up/';
export const forgotPasswordPath = (): string => '/account/forgot-password/';
export const accountPath = (): string => '/account/';
export const adminPath = (): string => '/admin/';
/** Every part of the shop's pages in every state; for those who work on them. */
export const styleGuidePath = (): string => '/styleguide/';
export const notFoundPath = (): string => '/404/';
export const maintenancePath = (): string => '/maintenance/';
/** The index of the sitemaps. */
export const sitemapPath = (): string => '/sitemap.xml';
/** The sitemap of home page and listings. */
export const listingsSitemapPath = (): string => '/sitemap-listings.xml';
/** One of the sitemaps of products, counted from 0. */
export const productsSitemapPath = (shard: number): string => `/sitemap-${shard}.xml`;

/** Results for a query, or the empty search page. */
export const searchPath = (query = ''): string =>
  query === '' ? '/search/' : `/search/?q=${encodeURIComponent(query)}`;
/** What the search must know before it reads its shards. */
export const searchIndexPath = (): string => '/search/index.json';
/** What can be found of the pieces in a bucket, counted from 0. */
export const searchShardPath = (bucket: number): string => `/search/${bucket}.json`;
/** The pictures of the pieces in a bucket, counted from 0. */
export const searchPicturesPath = (bucket: number): string => `/search/pictures/${bucket}.json`;
export const wishlistPath = (): string => '/wishlist/';
export const aboutPath = (): string => '/about/';
export const deliveryPath = (): string => '/delivery/';
export const ringSizesPath = (): string => '/ring-sizes/';
export const careGuidePath = (): string => '/care-guide/';
export const privacyPath = (): string => '/privacy/';
/** The pages that the shop itself has written. */
export const editorialPaths = (): string[] => [
  aboutPath(),
  deliveryPath(),
  ringSizesPath(),
  careGuidePath(),
  privacyPath(),
];
/** Pages for shoppers that there are whatever the catalog, in each language of the shop. */
export const shopperPaths = (): string[] => [
  homePath(),
  collectionsPath(),
  checkoutPath(),
  orderConfirmationPath(),
  signInPath(),
  signUpPath(),
  forgotPasswordPath(),
  accountPath(),
  searchPath(),
  wishlistPath(),
  ...editorialPaths(),
];
/** One part of the feed for Google Merchant Center, counted from 0: a feed has no index, each part is submitted. */
export const googleFeedPath = (bucket = 0): string =>
  bucket > 0 ? `/feeds/google-${bucket}.xml` : '/feeds/google.xml';
/** The shop for language models (llmstxt.org). */
export const llmsPath = (): string => '/llms.txt';

/** One size of an image set: `media/ab12` at 640 → `/media/ab12-640.webp`. */
export const imagePath = (key: string, width: number, format: 'avif' | 'webp' = 'webp'): string =>
  `/${key}-${width}.${format}`;
/**
 * A picture as it is shown where a page is shared, 1200 × 630: all of it as `/media/ab12-social.jpg`, cropped around a point
 * as `/media/ab12-social-30-75.jpg`.
 */
export const socialImagePath = (key: string, focus?: { x: number; y: number }): string =>
  `/${key}-social${focus ? `-${Math.round(focus.x * 100)}-${Math.round(focus.y * 100)}` : ''}.jpg`;

/** First path segments that belong to the shop itself; a category may not take one as its slug. */
export const RESERVED_SLUGS: readonly string[] = [
  ...LANGUAGES,
  '404',
  'about',
  'account',
  'admin',
  'api',
  'care-guide',
  'checkout',
  'collections',
  'delivery',
  'feeds',
  'maintenance',
  'manifests',
  'media',
  'privacy',
  'products',
  'releases',
  'ring-sizes',
  'search',
  'styleguide',
  'wishlist',
];

/**
 * Turns a title into a slug: "Émeraude & Co. Ring" → "emeraude-co-ring". Returns '' when nothing usable is left.
 */
export function slugify(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
    .replace(/-+$/, '');
}
