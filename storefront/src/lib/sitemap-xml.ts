import type { SitemapEntry } from './catalog.ts';
import { escapeXml } from './escape-xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
/** For links to the same page in other languages: developers.google.com/search/docs/specialty/international. */
const LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"';

/** A page in one of the languages of the shop. */
interface Twin {
  language: string;
  path: string;
}

const link = (href: string, language: string): string =>
  `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(href)}"/>`;

/**
 * A sitemap (sitemaps.org protocol 0.9) of pages under `origin`, in every language. The protocol allows 50,000 in one
 * file.
 * @param twinsOf a page in each language, the first language first; none in a shop of one.
 */
export function sitemapXml(
  origin: string,
  pages: readonly SitemapEntry[],
  twinsOf: (path: string) => readonly Twin[] = () => [],
): string {
  let linked = false;
  const entries = pages.flatMap(({ path, changedAt }) => {
    const changed = changedAt === undefined ? '' : `<lastmod>${changedAt}</lastmod>`;
    const twins = twinsOf(path);
    if (twins.length > 0) linked = true;
    const links = [
      ...twins.map((twin) => link(origin + twin.path, twin.language)),
      ...twins.slice(0, 1).map((first) => link(origin + first.path, 'x-default')),
    ].join('');
    const paths = twins.length > 0 ? twins.map((twin) => twin.path) : [path];
    return paths.map((each) => `<url><loc>${escapeXml(origin + each)}</loc>${changed}${links}</url>\n`);
  });
  return `${HEAD}\n<urlset ${NAMESPACE}${linked ? ` ${LINKS}` : ''}>\n${entries.join('')}</urlset>\n`;
}

/** A sitemap that names other sitemaps under `origin`. */
export function sitemapIndexXml(origin: string, paths: readonly string[]): string {
  const entries = paths.map((path) => `<sitemap><loc>${escapeXml(origin + path)}</loc></sitemap>\n`);
  return `${HEAD}\n<sitemapindex ${NAMESPACE}>\n${entries.join('')}</sitemapindex>\n`;
}

export const xmlResponse = (body: string): Response =>
  new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
