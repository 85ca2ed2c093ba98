import { listingsSitemapPath, productsSitemapPath } from '@lapidary/shared/page-paths';
import { catalog } from '../lib/catalog.ts';
import { sitemapIndexXml, xmlResponse } from '../lib/sitemap-xml.ts';

export const GET = () => {
  const shards = Array.from({ length: catalog().buckets() }, (_, bucket) => productsSitemapPath(bucket));
  // Without times of change: one piece's change must not reach beyond its own sitemap.
  return xmlResponse(sitemapIndexXml(catalog().store().url, [listingsSitemapPath(), ...shards]));
};
