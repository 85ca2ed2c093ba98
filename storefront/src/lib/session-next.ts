import { accountPath, signInPath } from '@lapidary/shared/page-paths';

/**
 * Where to go after signing in: the `next` of a query string when it is a path of this shop, else the account page.
 * Anything that a browser would read as another origin (`//evil.example`, `/\evil.example`, `https:…`) is refused,
 * and so is the sign-in page itself.
 * @param search `location.search`
 * @param origin `location.origin`
 */
export function nextPath(search: string, origin: string): string {
  const next = new URLSearchParams(search).get('next');
  if (!next?.startsWith('/') || !URL.canParse(next, origin)) return accountPath();
  const url = new URL(next, origin);
  if (url.origin !== origin || url.pathname.startsWith(signInPath())) return accountPath();
  // `/.//evil.example` resolves to the path `//evil.example`, which the next reader would take for a host.
  if (url.pathname.startsWith('//')) return accountPath();
  return url.pathname + url.search + url.hash;
}

/** The sign-in page that comes back to `path` (this shop's own path, query included). */
export const signInThenPath = (path: string): string =>
  path === accountPath() ? signInPath() : `${signInPath()}?next=${encodeURIComponent(path)}`;
