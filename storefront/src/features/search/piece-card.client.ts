import { productPath } from '@lapidary/shared/page-paths';
import { localPath } from '../../lib/local-path.client.ts';

/** What a card that is made by a script shows; without a price, none is shown. */
export interface CardFacts {
  slug: string;
  title: string;
  price?: string;
  soldOut?: boolean;
  picture: string | null;
}

function lazyPicture(path: string): HTMLImageElement {
  const image = new Image(320, 400);
  image.className = 'picture';
  image.alt = '';
  image.loading = 'lazy';
  image.src = path;
  return image;
}

/** A card of the page's template (PieceTemplate.astro), filled in. */
export function pieceCard({ slug, title, price, soldOut, picture }: CardFacts): HTMLLIElement {
  const template = document.querySelector<HTMLTemplateElement>('[data-piece-template]')!;
  const card = (template.content.cloneNode(true) as DocumentFragment).querySelector('li')!;
  card.querySelector('a')!.href = localPath(productPath(slug));
  card.querySelector('.title')!.textContent = title;
  // What is kept in the browser may have been written by anything: nothing but the shop's own pictures.
  if (picture?.startsWith('/media/')) card.querySelector('.missing')!.replaceWith(lazyPicture(picture));
  if (price === undefined) card.querySelector('.price')!.remove();
  else card.querySelector('.price')!.textContent = price;
  if (!soldOut) card.querySelector('.state')!.remove();
  return card;
}
