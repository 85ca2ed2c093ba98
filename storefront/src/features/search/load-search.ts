import { imagePath, searchIndexPath, searchPicturesPath, searchShardPath } from '@lapidary/shared/page-paths';
import type { SearchRow } from '../../lib/catalog.ts';
import { decodeShard, type SearchIndex, type SearchPictures, type SearchShard } from './search-shard.ts';

async function fetchJson<Body>(path: string): Promise<Body> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return (await response.json()) as Body;
}

/** What a search needs, and where pictures come from. */
export interface SearchData {
  index: SearchIndex;
  /** Rows by bucket. */
  buckets: SearchRow[][];
  /** The path of a piece's picture, or null when it has none, or the pictures cannot be had. */
  pictureOf(bucket: number, place: number): Promise<string | null>;
}

/** Reads the index, then all shards. Pictures are read when a piece of their bucket is shown. @throws when one is not to be had. */
export async function loadSearch(): Promise<SearchData> {
  const index = await fetchJson<SearchIndex>(searchIndexPath());
  const shards = await Promise.all(
    Array.from({ length: index.shards }, (_, bucket) => fetchJson<SearchShard>(searchShardPath(bucket))),
  );
  const pictures = new Map<number, Promise<SearchPictures | null>>();
  const picturesOf = (bucket: number): Promise<SearchPictures | null> => {
    let known = pictures.get(bucket);
    if (!known) {
      // A result without its picture is still a result.
      known = fetchJson<SearchPictures>(searchPicturesPath(bucket)).catch(() => null);
      pictures.set(bucket, known);
    }
    return known;
  };
  return {
    index,
    buckets: shards.map(decodeShard),
    async pictureOf(bucket, place) {
      const found = await picturesOf(bucket);
      // Of another release than the rows: the places would be wrong.
      if (found?.of !== shards[bucket]!.of) return null;
      const [, key, width] = /^(.+)-(\d+)$/.exec(found.pictures[place] ?? '') ?? [];
      return key && width ? imagePath(`media/${key}`, Number(width)) : null;
    },
  };
}
