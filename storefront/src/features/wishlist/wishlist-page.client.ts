import { findBySlugs, SearchUnavailable } from '../search/ask-search.client.ts';
import { loadWords } from '../search/load-words.client.ts';
import { pieceCard } from '../search/piece-card.client.ts';
import type { ShownPiece } from '../search/search-messages.ts';
import { pricedPiece } from '../search/search-words.ts';
import { type KeptPiece, withoutPiece } from './kept-pieces.ts';
import { readPieces, VIEWED, WISHLIST, writePieces } from './stored-pieces.client.ts';

const allWords = await loadWords();
const words = allWords.wishlist;
const page = document.querySelector<HTMLElement>('[data-wishlist]')!;
const list = page.querySelector('ul')!;
const status = page.querySelector<HTMLElement>('[data-wishlist-status]')!;
const empty = page.querySelector<HTMLElement>('[data-wishlist-empty]')!;
const foot = page.querySelector<HTMLElement>('[data-wishlist-foot]')!;

/** What the shop has of the pieces now; null while that is not known. */
let current: Map<string, ShownPiece> | null = null;

function cardOf(piece: KeptPiece): HTMLLIElement {
  const known = current?.get(piece.slug);
  const card = pieceCard(known ? pricedPiece(known, allWords) : piece);
  if (current && !known) {
    card.classList.add('gone');
    const note = document.createElement('p');
    note.className = 'quiet';
    note.textContent = words.gone;
    card.querySelector('.title')!.after(note);
  }
  const remove = document.createElement('button');
  remove.type = 'button';
  remove.className = 'text-button remove-wish';
  remove.textContent = words.remove;
  remove.setAttribute('aria-label', words.removeLabel(piece.title));
  remove.addEventListener('click', () => {
    const place = [...list.children].indexOf(card);
    writePieces(WISHLIST, withoutPiece(readPieces(WISHLIST), piece.slug));
    show();
    status.textContent = words.removed(piece.title);
    const next = list.children[Math.min(place, list.children.length - 1)];
    (next?.querySelector<HTMLElement>('.remove-wish') ?? empty.querySelector('a'))?.focus();
  });
  card.append(remove);
  return card;
}

function show(): void {
  const pieces = readPieces(WISHLIST);
  list.replaceChildren(...pieces.map(cardOf));
  empty.hidden = pieces.length > 0;
  foot.hidden = pieces.length === 0 && readPieces(VIEWED).length === 0;
}

async function refresh(): Promise<void> {
  const slugs = readPieces(WISHLIST).map(({ slug }) => slug);
  if (slugs.length === 0) return;
  try {
    const pieces = await findBySlugs(slugs);
    current = new Map(pieces.map((piece) => [piece.slug, piece]));
    show();
  } catch (error) {
    if (!(error instanceof SearchUnavailable)) throw error;
    status.textContent = words.unavailable;
  }
}

page.querySelector('[data-wishlist-clear]')!.addEventListener('click', () => {
  writePieces(WISHLIST, []);
  show();
  status.textContent = words.cleared;
});
page.querySelector('[data-viewed-clear]')!.addEventListener('click', () => {
  writePieces(VIEWED, []);
  show();
  status.textContent = words.forgotten;
});
addEventListener('storage', ({ key }) => key === WISHLIST && show());
show();
void refresh();
