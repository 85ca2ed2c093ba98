import { press, pressedIn } from './pressed-swatch.client.ts';

const grid = document.querySelector<HTMLElement>('.product-grid')!;
const swatchAt = ({ target }: Event): HTMLElement | null =>
  (target as Element).closest<HTMLElement>('[data-swatch]');

const pathOf = (swatch: HTMLElement): string =>
  swatch.closest<HTMLElement>('[data-swatches]')!.dataset.swatches!;

/** Shows a card's piece in the metal of a swatch; when its pictures cannot be had, the one before is pressed again. */
async function choose(swatch: HTMLElement): Promise<void> {
  const card = swatch.closest<HTMLElement>('.product-card')!;
  const name = swatch.dataset.swatch!;
  const before = pressedIn(card);
  press(card, name);
  try {
    const { showPicturesOf } = await import('./chosen-pictures.client.ts');
    await showPicturesOf(card, pathOf(swatch), name);
  } catch {
    if (pressedIn(card) === name) press(card, before);
  }
}

grid.addEventListener('click', (event) => {
  const swatch = swatchAt(event);
  if (swatch) void choose(swatch);
});

// Whoever points at a swatch will press it: the pictures are asked for meanwhile.
grid.addEventListener('pointerover', (event) => {
  const swatch = swatchAt(event);
  if (!swatch) return;
  import('./chosen-pictures.client.ts')
    .then(({ picturesOfValue }) => picturesOfValue(pathOf(swatch), swatch.dataset.swatch!))
    // Tried again when it is pressed.
    .catch(() => undefined);
});
