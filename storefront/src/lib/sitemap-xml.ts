import type { SitemapEntry } from './catalog.ts';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** A sitemap (sitemaps.org protocol 0.9) of pages under `origin`. The protocol allows 50,000 in one file. */
export function sitemapXml(origin: string, pages: readonly SitemapEntry[]): string {
  const entries = pages.map(({ path, changedAt }) => {
    const changed = changedAt === undefined ? '' : `<lastmod>${changedAt}</lastmod>`;
    return `<url><loc>${escapeXml(origin + path)}</loc>${changed}</url>\n`;
  });
  return `${HEAD}\n<urlset ${NAMESPACE}>\n${entries.join('')}</urlset>\n`;
}

/** A sitemap that names other sitemaps under `origin`. */
export function sitemapIndexXml(origin: string, paths: readonly string[]): string {
  const entries = paths.map((path) => `<sitemap><loc>${escapeXml(origin + path)}</loc></sitemap>\n`);
  return `${HEAD}\n<sitemapindex ${NAMESPACE}>\n${entries.join('')}</sitemapindex>\n`;
}

export const xmlResponse = (body: string): Response =>
  new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
