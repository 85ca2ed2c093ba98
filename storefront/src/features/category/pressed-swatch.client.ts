const swatchesOf = (card: Element): NodeListOf<HTMLElement> => card.querySelectorAll('[data-swatch]');

/** The name of the metal that a card is shown in, as its swatches say; undefined for none of them. */
export const pressedIn = (card: Element): string | undefined =>
  [...swatchesOf(card)].find(({ ariaPressed }) => ariaPressed === 'true')?.dataset.swatch;

/** Has the swatches of a card say that it is shown in a metal, or in none of theirs. */
export function press(card: Element, name: string | undefined): void {
  for (const swatch of swatchesOf(card)) swatch.ariaPressed = String(swatch.dataset.swatch === name);
}
