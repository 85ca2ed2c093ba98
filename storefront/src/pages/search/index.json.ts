import type { SearchIndex } from '../../features/search/search-shard.ts';
import { catalog } from '../../lib/catalog.ts';
import { jsonResponse } from '../../lib/json-response.ts';

export const GET = () => {
  const { currency } = catalog().store();
  return jsonResponse({ shards: catalog().buckets(), currency } satisfies SearchIndex);
};
