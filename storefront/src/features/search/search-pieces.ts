import MiniSearch from 'minisearch';
import type { SearchRow } from '../../lib/catalog.ts';

/** A row and where its picture is to be found: its bucket and its place in there. */
export interface FoundPiece {
  row: SearchRow;
  bucket: number;
  place: number;
}

export interface SearchOutcome {
  /** Best first. */
  pieces: FoundPiece[];
  /** No piece has all of the words: these have some. */
  partial: boolean;
}

/** Lower case without accents: "Émeraude" is found by "emeraude". */
const plain = (term: string): string =>
  term
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase();

/** Up to nine letters one may be wrong, in short words none: "emrald" finds emerald, "rin" does not find "pin". */
const TYPO = 0.15;
const SHORTEST_WITH_TYPO = 4;

const OPTIONS = {
  boost: { title: 2 },
  prefix: true,
  fuzzy: (term: string) => term.length >= SHORTEST_WITH_TYPO && TYPO,
  // An exact word and its beginning count for more than a guess.
  weights: { prefix: 0.6, fuzzy: 0.3 },
};

/** Makes a search over the rows of all buckets. */
export function searchOver(buckets: readonly (readonly SearchRow[])[]): (query: string) => SearchOutcome {
  const pieces = buckets.flatMap((rows, bucket) =>
    rows.map((row, place): FoundPiece => ({ row, bucket, place })),
  );
  const index = new MiniSearch<{ id: number; title: string; terms: string }>({
    fields: ['title', 'terms'],
    processTerm: (term) => plain(term) || null,
  });
  index.addAll(pieces.map(({ row }, id) => ({ id, title: row.title, terms: row.terms.join(' ') })));

  const find = (query: string, combineWith: 'AND' | 'OR'): FoundPiece[] =>
    index
      .search(query, {
        ...OPTIONS,
        combineWith,
        boostDocument: (id) => (pieces[id as number]!.row.soldOut ? 0.6 : 1),
      })
      .map(({ id }) => pieces[id as number]!);
  return (query) => {
    const exact = find(query, 'AND');
    if (exact.length > 0) return { pieces: exact, partial: false };
    return { pieces: find(query, 'OR'), partial: true };
  };
}
