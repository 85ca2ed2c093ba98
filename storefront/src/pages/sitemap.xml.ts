import { catalog } from '../lib/catalog.ts';
import { sitemapXml } from '../lib/sitemap-xml.ts';

export const GET = () =>
  new Response(sitemapXml(catalog().store().url, catalog().sitemap()), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
