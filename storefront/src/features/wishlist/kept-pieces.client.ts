import { type KeptPiece, parsePieces } from './kept-pieces.ts';

const WISHLIST = 'lapidary:wishlist';
const VIEWED = 'lapidary:viewed';

/** A list of pieces in this browser's storage. A browser that refuses storage has an empty one. */
class StoredPieces {
  readonly key: string;

  constructor(key: string) {
    this.key = key;
  }

  read(): KeptPiece[] {
    try {
      return parsePieces(localStorage.getItem(this.key));
    } catch {
      return [];
    }
  }

  /** @returns whether it could be kept. */
  write(pieces: readonly KeptPiece[]): boolean {
    try {
      localStorage.setItem(this.key, JSON.stringify(pieces));
      return true;
    } catch {
      return false;
    }
  }
}

export const wishlist = new StoredPieces(WISHLIST);
export const viewed = new StoredPieces(VIEWED);
