import { productPath } from '@lapidary/shared/page-paths';
import { localPath } from '../../lib/local-path.client.ts';
import type { SearchWords } from '../../messages/en/search.ts';
import type { ShownPiece } from './search-messages.ts';
import { pricedPiece } from './search-words.ts';

function line(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

/** An option of the list: picture, title and price. It is a link, so that it can be opened in another tab. */
export function suggestionOf(piece: ShownPiece, id: string, words: SearchWords): HTMLElement {
  const { price } = pricedPiece(piece, words);
  const option = document.createElement('a');
  option.className = 'search-suggestion';
  option.href = localPath(productPath(piece.slug));
  option.id = id;
  option.role = 'option';
  option.tabIndex = -1;
  option.setAttribute('aria-selected', 'false');
  const picture = document.createElement('img');
  picture.className = 'picture';
  picture.alt = '';
  picture.width = 48;
  picture.height = 60;
  if (piece.picture) picture.src = piece.picture;
  else picture.hidden = true;
  const facts = line('facts', '');
  facts.append(
    line('title', piece.title),
    line('price', piece.soldOut ? `${price} · ${words.soldOut}` : price),
  );
  option.append(picture, facts);
  return option;
}
