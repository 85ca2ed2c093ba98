import type { ListingMessages } from '../../messages/en/listing.ts';

/** "24 pieces", "1 piece". */
export const pieceCount = (pieces: number, words: ListingMessages['pieces']): string =>
  (pieces === 1 ? words.one : words.other).replace('{n}', String(pieces));
