import { wishlist } from './kept-pieces.client.ts';
import { withoutPiece, withPiece } from './kept-pieces.ts';

const BUTTONS = 'button[data-wish]';

function showAll(): void {
  const slugs = new Set(wishlist.read().map(({ slug }) => slug));
  for (const button of document.querySelectorAll<HTMLElement>(BUTTONS)) {
    button.ariaPressed = String(slugs.has(button.dataset.wish!));
  }
}

// Cards that scripts add later are taken care of too.
document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>(BUTTONS);
  if (!button) return;
  const { wish: slug = '', title = '', picture = '' } = button.dataset;
  const pieces = wishlist.read();
  const kept = pieces.some((piece) => piece.slug === slug);
  wishlist.write(kept ? withoutPiece(pieces, slug) : withPiece(pieces, { slug, title, picture }));
  showAll();
});

// Another tab, or the page as it comes back with Back.
addEventListener('storage', ({ key }) => key === wishlist.key && showAll());
addEventListener('pageshow', showAll);
showAll();
