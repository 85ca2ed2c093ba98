import { withoutPiece, withPiece } from './kept-pieces.ts';
import { readPieces, WISHLIST, writePieces } from './stored-pieces.client.ts';

const BUTTON = 'button[data-wish]';

function showAll(): void {
  const slugs = readPieces(WISHLIST).map(({ slug }) => slug);
  for (const button of document.querySelectorAll<HTMLElement>(BUTTON)) {
    button.ariaPressed = String(slugs.includes(button.dataset.wish!));
  }
}

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>(BUTTON);
  if (!button) return;
  const { wish: slug, title, picture } = button.dataset as Record<string, string>;
  const piece = { slug: slug!, title: title!, picture: picture! };
  const pieces = readPieces(WISHLIST);
  const kept = button.ariaPressed === 'true';
  writePieces(WISHLIST, kept ? withoutPiece(pieces, piece.slug) : withPiece(pieces, piece));
  showAll();
});

// Another tab has changed it, or the page comes back with Back.
addEventListener('storage', showAll);
addEventListener('pageshow', showAll);
