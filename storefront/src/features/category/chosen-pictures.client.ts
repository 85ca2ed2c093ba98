import { press, pressedIn } from './pressed-swatch.client.ts';

/** Of each page of a metal or a stone that has been asked for: the pictures of its cards, by the piece's address. */
const known = new Map<string, Promise<Map<string, Element>>>();

/** What a card showed before a metal or a stone was chosen in the filter. */
interface Own {
  pictures: Element;
  /** Name of the metal that its swatches say it is shown in. */
  swatch: string | undefined;
}
const unfiltered = new WeakMap<Element, Own>();

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

/** Pictures of a category's pieces in a metal or a stone, by their addresses. @throws when its page cannot be had. */
export const picturesOfValue = (path: string, value: string): Promise<Map<string, Element>> =>
  picturesAt(`${path}${value.replace(':', '/')}/`);

function show(card: Element, pictures: Element): void {
  const shown = picturesOf(card);
  if (shown !== pictures) shown.replaceWith(pictures);
}

/**
 * Shows one card in the metal of a swatch that has been pressed, unless another one has been meanwhile.
 * @throws when the pictures cannot be had.
 */
export async function showPicturesOf(card: Element, path: string, swatch: string): Promise<void> {
  const pictures = (await picturesOfValue(path, swatch)).get(addressOf(card));
  if (pictures && pressedIn(card) === swatch) show(card, pictures);
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
  const found = await Promise.all(values.map((value) => picturesOfValue(path, value)));
  // Another choice has been made meanwhile.
  if (mine !== round) return;
  for (const card of cards) {
    const own = unfiltered.get(card) ?? { pictures: picturesOf(card), swatch: pressedIn(card) };
    unfiltered.set(card, own);
    const facets = new Set(card.dataset.facets!.split(' '));
    const wanted = values
      .flatMap((value, index) => {
        const pictures = facets.has(value) ? found[index]!.get(addressOf(card)) : undefined;
        return pictures ? [{ value, pictures }] : [];
      })
      .find(({ pictures }) => sourceOf(pictures) !== sourceOf(own.pictures));
    show(card, wanted?.pictures ?? own.pictures);
    press(card, wanted?.value ?? own.swatch);
  }
}
