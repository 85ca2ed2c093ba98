import type { SearchWords } from '../../messages/en/search.ts';
import type { ShownPiece } from './search-messages.ts';

/** A piece with its price in words. */
export const pricedPiece = (piece: ShownPiece, { from }: SearchWords): ShownPiece =>
  piece.priceVaries ? { ...piece, price: from(piece.price) } : piece;

export interface Found {
  total: number;
  partial: boolean;
  query: string;
}

/** What is said below the field, and by screen readers, when suggestions have come. */
export function suggestionStatus({ total, partial, query }: Found, words: SearchWords): string {
  if (total === 0) return words.nothing(query);
  return partial ? words.nearSuggestions(total) : words.found(total);
}

/** What the results page says above the results. */
export function resultsStatus({ total, partial, query }: Found, words: SearchWords): string {
  if (total === 0) return words.nothing(query);
  return partial ? words.near(total, query) : words.foundFor(total, query);
}
