import { accountPath, inLanguage, signInPath, splitLanguage } from '@lapidary/shared/page-paths';

/**
 * Where to go after signing in: the `next` of a query string when it is a path of this shop, else the account page.
 * Anything that a browser would read as another origin (`//evil.example`, `/\evil.example`, `https:…`) is refused,
 * and so is the sign-in page itself.
 * @param search `location.search`
 * @param origin `location.origin`
 * @param otherwise the account page, in the language of the page
 */
export function nextPath(search: string, origin: string, otherwise = accountPath()): string {
  const next = new URLSearchParams(search).get('next');
  if (!next?.startsWith('/') || !URL.canParse(next, origin)) return otherwise;
  const url = new URL(next, origin);
  if (url.origin !== origin || splitLanguage(url.pathname).path.startsWith(signInPath())) return otherwise;
  // `/.//evil.example` resolves to the path `//evil.example`, which the next reader would take for a host.
  if (url.pathname.startsWith('//')) return otherwise;
  return url.pathname + url.search + url.hash;
}

/** The sign-in page, in its language, that comes back to `path` (this shop's own path, query included). */
export function signInThenPath(path: string): string {
  const { path: plain, language } = splitLanguage(path);
  const signIn = inLanguage(signInPath(), language);
  return plain === accountPath() ? signIn : `${signIn}?next=${encodeURIComponent(path)}`;
}
