import type { Image } from '@lapidary/shared/catalog/product';
import { slugify } from '@lapidary/shared/page-paths';
import type { SearchRow, StoredSearchRow } from '../../lib/catalog.ts';

/** Rows of a bucket as they are sent: by column, with each term once, which compresses to a third. */
export interface SearchShard {
  /** Which pieces these are, to tell whether pictures are about the same ones. */
  of: string;
  titles: string[];
  /** Where a slug is not what its title gives, by place. */
  slugs: Record<string, string>;
  prices: number[];
  /** A digit for each piece: 1 for "from", 2 for sold out, 3 for both. */
  marks: string;
  words: string[];
  /** Places in `words`. */
  terms: number[][];
}

/** The pictures of the same pieces, as `searchPicture` names them. */
export interface SearchPictures {
  of: string;
  pictures: string[];
}

/** What is read before the shards. */
export interface SearchIndex {
  shards: number;
  currency: string;
}

/** A suggestion is an inch wide; the grid of results shows the same rendition. */
const WIDE_ENOUGH = 320;

/** A picture as `<key without media/>-<width>`, or '' for none. */
export function searchPicture(image: Image | undefined): string {
  if (!image) return '';
  const width = image.widths.find((candidate) => candidate >= WIDE_ENOUGH) ?? image.widths.at(-1)!;
  return `${image.key.slice('media/'.length)}-${width}`;
}

export function encodeShard(of: string, rows: readonly StoredSearchRow[]): SearchShard {
  const places = new Map<string, number>();
  const placeOf = (term: string): number => {
    const place = places.get(term) ?? places.size;
    places.set(term, place);
    return place;
  };
  const terms = rows.map((row) => row.terms.map(placeOf));
  return {
    of,
    titles: rows.map(({ title }) => title),
    slugs: Object.fromEntries(
      rows.flatMap(({ slug, slugFollowsTitle }, place) => (slugFollowsTitle ? [] : [[place, slug]])),
    ),
    prices: rows.map(({ fromPrice }) => fromPrice),
    marks: rows.map(({ priceVaries, soldOut }) => (priceVaries ? 1 : 0) + (soldOut ? 2 : 0)).join(''),
    words: [...places.keys()],
    terms,
  };
}

/** The inverse of `encodeShard`. */
export function decodeShard({ titles, slugs, prices, marks, words, terms }: SearchShard): SearchRow[] {
  return titles.map((title, place) => ({
    slug: slugs[place] ?? slugify(title),
    title,
    fromPrice: prices[place]!,
    priceVaries: marks[place] === '1' || marks[place] === '3',
    soldOut: marks[place] === '2' || marks[place] === '3',
    terms: terms[place]!.map((word) => words[word]!),
  }));
}
