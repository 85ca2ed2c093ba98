/** A piece as it is shown: the price is formatted already, the worker has the shop's currency. */
export interface ShownPiece {
  slug: string;
  title: string;
  price: string;
  /** Other variants cost more. */
  priceVaries: boolean;
  soldOut: boolean;
  /** Path of a small picture. */
  picture: string | null;
}

/** Asks the worker for pieces by words, or by their slugs. */
export type SearchRequest = { id: number; locale: string } & (
  | { query: string; limit: number }
  | { slugs: string[] }
);

export interface SearchAnswer {
  pieces: ShownPiece[];
  /** Of all that were found. */
  total: number;
  /** No piece has all of the words. */
  partial: boolean;
}

/** `answer` is null when the catalog of the search could not be read. */
export interface SearchReply {
  id: number;
  answer: SearchAnswer | null;
}
