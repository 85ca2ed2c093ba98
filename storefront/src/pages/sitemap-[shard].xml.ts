import type { APIContext } from 'astro';
import { catalog } from '../lib/catalog.ts';
import { twinsOf } from '../lib/page-language.ts';
import { sitemapXml, xmlResponse } from '../lib/sitemap-xml.ts';

export const getStaticPaths = () =>
  catalog()
    .pages('sitemap')
    .map((params) => ({ params }));

export const GET = ({ params }: APIContext) =>
  xmlResponse(sitemapXml(catalog().store().url, catalog().productsSitemap(Number(params.shard)), twinsOf));
