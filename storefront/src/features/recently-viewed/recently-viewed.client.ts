import { pieceCard } from '../search/piece-card.client.ts';
import { viewed } from '../wishlist/kept-pieces.client.ts';
import { withoutPiece, withPiece } from '../wishlist/kept-pieces.ts';

const MAX_VIEWED = 9;

const section = document.querySelector<HTMLElement>('[data-viewed]')!;
const { viewed: slug = '', title = '', picture = '' } = section.dataset;
const before = withoutPiece(viewed.read(), slug);
section.querySelector('ul')!.replaceChildren(
  // Without a price: the one of then may not be the one of now.
  ...before.map((piece) => pieceCard({ ...piece, picture: piece.picture || null })),
);
section.hidden = before.length === 0;
if (slug) viewed.write(withPiece(before, { slug, title, picture }, MAX_VIEWED));
