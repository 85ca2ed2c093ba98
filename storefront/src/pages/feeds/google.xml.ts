import { googleFeed } from '../../features/found/google-feed.ts';
import { catalog } from '../../lib/catalog.ts';
import { xmlResponse } from '../../lib/sitemap-xml.ts';

export const GET = () =>
  xmlResponse(
    googleFeed(catalog().store(), catalog().feedEntries(0), { number: 1, of: catalog().buckets() }),
  );
