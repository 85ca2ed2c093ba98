import type { APIContext } from 'astro';
import type { SearchPictures } from '../../../features/search/search-shard.ts';
import { catalog } from '../../../lib/catalog.ts';
import { jsonResponse } from '../../../lib/json-response.ts';

export const getStaticPaths = () =>
  catalog()
    .pages('searchPictures')
    .map((params) => ({ params }));

export const GET = ({ params }: APIContext) => {
  const bucket = Number(params.shard);
  const pictures: SearchPictures = {
    of: catalog().searchPieces(bucket),
    pictures: catalog().searchPictures(bucket),
  };
  return jsonResponse(pictures);
};
