/** A piece that somebody keeps in mind, as it was when they put it there. */
export interface KeptPiece {
  slug: string;
  title: string;
  /** Path of a small picture, or ''. */
  picture: string;
}

/** More would not be looked through any more. */
const MAX_PIECES = 100;

const isKept = (value: unknown): value is KeptPiece => {
  const { slug, title, picture } = (value ?? {}) as Partial<KeptPiece>;
  return (
    typeof slug === 'string' &&
    typeof title === 'string' &&
    typeof picture === 'string' &&
    /^[a-z0-9-]+$/.test(slug) &&
    // Nothing but this shop's own pictures, whoever wrote into the storage.
    /^(\/(?!\/).*)?$/.test(picture)
  );
};

/** Reads what is stored; somebody else's value under the key is an empty list. */
export function parsePieces(text: string | null): KeptPiece[] {
  try {
    const pieces: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(pieces) ? pieces.filter(isKept).slice(0, MAX_PIECES) : [];
  } catch {
    return [];
  }
}

/** With the piece in front, once. */
export const withPiece = (pieces: readonly KeptPiece[], piece: KeptPiece, max = MAX_PIECES): KeptPiece[] =>
  [piece, ...withoutPiece(pieces, piece.slug)].slice(0, max);

export const withoutPiece = (pieces: readonly KeptPiece[], slug: string): KeptPiece[] =>
  pieces.filter((piece) => piece.slug !== slug);
