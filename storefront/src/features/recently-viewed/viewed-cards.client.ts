import { pieceCard } from '../search/piece-card.client.ts';
import { withoutPiece } from '../wishlist/kept-pieces.ts';
import { readPieces, VIEWED } from '../wishlist/stored-pieces.client.ts';

const section = document.querySelector<HTMLElement>('[data-viewed]')!;
// Without a price: the one of then may not be the one of now.
const pieces = withoutPiece(readPieces(VIEWED), section.dataset.viewed!);
section.querySelector('ul')!.replaceChildren(...pieces.map((piece) => pieceCard(piece)));
