import { type KeptPiece, parsePieces } from './kept-pieces.ts';

/** Where pieces are kept in this browser. */
export const WISHLIST = 'lapidary:wishlist';
export const VIEWED = 'lapidary:viewed';

/** A browser that refuses storage has none. */
export function readPieces(key: string): KeptPiece[] {
  try {
    return parsePieces(localStorage.getItem(key));
  } catch {
    return [];
  }
}

/** Without effect in a browser that refuses storage: what was pressed does not stay pressed, and so says it. */
export function writePieces(key: string, pieces: readonly KeptPiece[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(pieces));
  } catch {}
}
