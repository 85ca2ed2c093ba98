/** Of each page of a metal or a stone that has been asked for: the pictures of its cards, by the piece's address. */
const known = new Map<string, Promise<Map<string, Element>>>();

/** The pictures that a card was published with. */
const published = new WeakMap<Element, Element>();

const addressOf = (card: Element): string => card.querySelector('a')!.getAttribute('href')!;
const picturesOf = (card: Element): Element => card.querySelector('.card-pictures')!;
const sourceOf = (pictures: Element): string | null | undefined =>
  pictures.querySelector('img')?.getAttribute('src');

async function fetchPictures(path: string): Promise<Map<string, Element>> {
  const pictures = new Map<string, Element>();
  for (let next: string | null | undefined = path; next; ) {
    const response = await fetch(next);
    if (!response.ok) throw new Error(`${next} answered ${response.status}`);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const card of page.querySelectorAll('.product-card')) {
      pictures.set(addressOf(card), document.adoptNode(picturesOf(card)));
    }
    next = page.querySelector('link[rel="next"]')?.getAttribute('href');
  }
  return pictures;
}

function picturesAt(path: string): Promise<Map<string, Element>> {
  const asked = known.get(path) ?? fetchPictures(path);
  known.set(path, asked);
  // Tried again with the next choice.
  asked.catch(() => known.delete(path));
  return asked;
}

let round = 0;

/**
 * Shows each card by the pictures that the page of a chosen metal or stone shows it by, as somebody who has come to that
 * page would see it; without such a choice, by its own.
 * @param path of the category
 * @param values that are chosen, as cards name them: `metal:rose-gold`
 */
export async function showChosenPictures(
  cards: Iterable<HTMLElement>,
  path: string,
  values: readonly string[],
): Promise<void> {
  round++;
  const mine = round;
  const found = await Promise.all(values.map((value) => picturesAt(`${path}${value.replace(':', '/')}/`)));
  // Another choice has been made meanwhile.
  if (mine !== round) return;
  for (const card of cards) {
    const shown = picturesOf(card);
    const own = published.get(card) ?? shown;
    published.set(card, own);
    const facets = new Set(card.dataset.facets!.split(' '));
    const wanted = values
      .flatMap((value, index) => (facets.has(value) ? (found[index]!.get(addressOf(card)) ?? []) : []))
      .find((pictures) => sourceOf(pictures) !== sourceOf(own));
    if (shown !== (wanted ?? own)) shown.replaceWith(wanted ?? own);
  }
}
