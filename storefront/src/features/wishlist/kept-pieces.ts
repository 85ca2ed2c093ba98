/** A piece that somebody keeps in mind, as it was when they put it there. */
export interface KeptPiece {
  slug: string;
  title: string;
  /** Path of a small picture, or ''. */
  picture: string;
}

/** More would not be looked through any more. */
const MAX_PIECES = 99;

/** Reads what is stored; somebody else's value under the key is an empty list. */
export function parsePieces(text: string | null): KeptPiece[] {
  try {
    return (JSON.parse(text!) as KeptPiece[]).filter(({ slug }) => slug && /^[a-z0-9-]+$/.test(slug));
  } catch {
    return [];
  }
}

export const withoutPiece = (pieces: readonly KeptPiece[], slug: string): KeptPiece[] =>
  pieces.filter((piece) => piece.slug !== slug);

/** With the piece in front, once. */
export const withPiece = (pieces: readonly KeptPiece[], piece: KeptPiece, max = MAX_PIECES): KeptPiece[] =>
  [piece, ...withoutPiece(pieces, piece.slug)].slice(0, max);
