import type { ProductMessages } from '../../messages/en/product.ts';

const dialog = document.querySelector<HTMLDialogElement>('dialog#zoom')!;
const frame = dialog.querySelector<HTMLElement>('[data-zoom-frame]')!;
const place = dialog.querySelector<HTMLElement>('[data-zoom-place]')!;
const sizeButton = dialog.querySelector<HTMLButtonElement>('[data-zoom-size]')!;
const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-zoom]')];
const words = JSON.parse(dialog.dataset.words!) as ProductMessages['gallery']['script'];
let current = 0;

function setCloser(closer: boolean): void {
  frame.classList.toggle('closer', closer);
  sizeButton.textContent = closer ? words.whole : words.closer;
  if (closer)
    frame.scrollTo(
      (frame.scrollWidth - frame.clientWidth) / 2,
      (frame.scrollHeight - frame.clientHeight) / 2,
    );
}

function show(index: number): void {
  current = (index + links.length) % links.length;
  const link = links[current]!;
  const picture = link.querySelector('img')!;
  const large = new Image(picture.width, picture.height);
  // A browser that has chosen AVIF for the page reads it in large as well.
  const { currentSrc } = picture;
  large.src = currentSrc.endsWith('.avif') ? link.href.replace(/\.webp$/, '.avif') : link.href;
  large.alt = picture.alt;
  frame.replaceChildren(large);
  place.textContent = words.place.replace('{n}', String(current + 1)).replace('{of}', String(links.length));
  setCloser(false);
}

const toggle = () => setCloser(!frame.classList.contains('closer'));

/** Shows a picture of the gallery enlarged, counted from 0 in the order of the page. */
export function openZoom(index: number): void {
  show(index);
  dialog.showModal();
  frame.focus();
}

for (const button of dialog.querySelectorAll<HTMLElement>('[data-zoom-step]')) {
  button.addEventListener('click', () => show(current + Number(button.dataset.zoomStep)));
}
sizeButton.addEventListener('click', toggle);
frame.addEventListener('click', toggle);
dialog.querySelector('[data-zoom-close]')!.addEventListener('click', () => dialog.close());
dialog.addEventListener('close', () => links[current]!.focus({ preventScroll: false }));
dialog.addEventListener('keydown', (event) => {
  // Closer, the arrows move over the picture.
  if (links.length < 2 || frame.classList.contains('closer')) return;
  if (event.key === 'ArrowRight') show(current + 1);
  if (event.key === 'ArrowLeft') show(current - 1);
});
