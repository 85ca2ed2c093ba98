import type { APIContext } from 'astro';
import { googleFeed } from '../../features/found/google-feed.ts';
import { catalog } from '../../lib/catalog.ts';
import { xmlResponse } from '../../lib/sitemap-xml.ts';

export const getStaticPaths = () =>
  catalog()
    .pages('feed')
    .map((params) => ({ params }));

export const GET = ({ params }: APIContext) => {
  const bucket = Number(params.shard);
  const part = { number: bucket + 1, of: catalog().buckets() };
  return xmlResponse(googleFeed(catalog().store(), catalog().feedEntries(bucket), part));
};
