import { withoutPiece, withPiece } from '../wishlist/kept-pieces.ts';
import { readPieces, VIEWED, writePieces } from '../wishlist/stored-pieces.client.ts';

const MAX_VIEWED = 9;

const section = document.querySelector<HTMLElement>('[data-viewed]');
if (section) {
  const { viewed: slug, title, picture } = section.dataset as Record<string, string>;
  const others = withoutPiece(readPieces(VIEWED), slug!);
  // A preview of a draft has an address of its own: what is not in the shop is not remembered.
  if (slug && location.pathname.includes(slug))
    writePieces(VIEWED, withPiece(others, { slug, title: title!, picture: picture! }, MAX_VIEWED));
  section.hidden = !others[0];
  // It is at the end of the page: most visitors never come there.
  new IntersectionObserver(
    ([entry], observer) => {
      if (!entry!.isIntersecting) return;
      observer.disconnect();
      void import('./viewed-cards.client.ts');
    },
    { rootMargin: '400px' },
  ).observe(section);
}
