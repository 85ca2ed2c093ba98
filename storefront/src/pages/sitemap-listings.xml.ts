import { catalog } from '../lib/catalog.ts';
import { twinsOf } from '../lib/page-language.ts';
import { sitemapXml, xmlResponse } from '../lib/sitemap-xml.ts';

export const GET = () => {
  const entries = catalog()
    .listingsSitemap()
    .map((path) => ({ path }));
  return xmlResponse(sitemapXml(catalog().store().url, entries, twinsOf));
};
