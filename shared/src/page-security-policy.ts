/**
 * SHA-256 of what stands in pages themselves instead of in a file: how Astro brings its islands to life, and the one rule
 * of style that they need. A test compares them with every kind of page; a new version of Astro may bring others.
 */
const SCRIPT_HASHES = [
  'Ya0pUYrC7nM5Cn/056TyVuEiz6dFGrzmkWzgON0pF0U=',
  'QzWFZi+FLIx23tnm9SBU4aEgx4x8DsuASP07mfqol/c=',
  'eIXWvAmxkr251LJZkjniEK5LcPF3NkapbJepohwYRIc=',
];
const STYLE_HASHES = ['vv9IoKo7BSLbWcUHr3tNmfNVmm5L/9Cfn2H6LMk7/ow='];

const quoted = (hashes: readonly string[]): string => hashes.map((hash) => ` 'sha256-${hash}'`).join('');

/** What a page may load and run: nothing that is not the shop's own. It stands in the page as well as in a header. */
const PAGE_CONTENT = [
  `script-src 'self'${quoted(SCRIPT_HASHES)}`,
  `style-src 'self'${quoted(STYLE_HASHES)}`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
];

/** `Content-Security-Policy` for a page's own head, where not every directive has an effect. */
export const PAGE_CONTENT_POLICY = PAGE_CONTENT.join('; ');

/**
 * `Content-Security-Policy` of the shop's pages: the edge puts it on the site's, the API on previews of them.
 * @param origins that scripts may talk to beside the shop itself: Cognito's, and the bucket that pictures are put into.
 */
export const pageSecurityPolicy = (origins: readonly string[] = []): string =>
  [
    "default-src 'self'",
    `connect-src ${["'self'", ...origins].join(' ')}`,
    "frame-ancestors 'none'",
    ...PAGE_CONTENT,
  ].join('; ');
