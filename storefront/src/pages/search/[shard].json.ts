import type { APIContext } from 'astro';
import { encodeShard } from '../../features/search/search-shard.ts';
import { catalog } from '../../lib/catalog.ts';
import { jsonResponse } from '../../lib/json-response.ts';

export const getStaticPaths = () =>
  catalog()
    .pages('search')
    .map((params) => ({ params }));

export const GET = ({ params }: APIContext) => {
  const bucket = Number(params.shard);
  return jsonResponse(encodeShard(catalog().searchPieces(bucket), catalog().searchRows(bucket)));
};
