import { loadBag } from './bag-actions.client.ts';

const drawer = document.querySelector<HTMLDialogElement>('dialog#bag')!;
const place = drawer.querySelector<HTMLElement>('[data-bag-panel]')!;
const published = place.innerHTML;
let mounted = false;

const loadPanel = () =>
  place.dataset.language === 'vi'
    ? import('./mount-bag-panel-vi.client.tsx')
    : import('./mount-bag-panel.client.tsx');

/**
 * React and the panel are fetched when somebody is about to open the bag, and not before. The drawer itself opens
 * without them.
 */
const prepare = () => {
  // What fails here is told when the bag is opened.
  loadPanel().catch(() => undefined);
};

async function fill(): Promise<void> {
  if (mounted) return;
  try {
    const { mountBagPanel } = await loadPanel();
    if (!mounted) mountBagPanel(place);
    mounted = true;
  } catch {
    showFailure();
  }
}

/** A file that could not be fetched once may be there the next time. */
function showFailure(): void {
  const { content } = drawer.querySelector<HTMLTemplateElement>('[data-bag-failure]')!;
  place.replaceChildren(content.cloneNode(true));
  place.querySelector('button')!.addEventListener('click', () => {
    place.innerHTML = published;
    void fill();
  });
}

for (const opener of document.querySelectorAll('[data-open-bag]')) {
  for (const intent of ['pointerenter', 'focus']) opener.addEventListener(intent, prepare, { once: true });
}
const show = () => {
  if (!drawer.open) return;
  // Beside the panel, not after it: what is in the bag would come a round trip later.
  void loadBag();
  void fill();
};
drawer.addEventListener('toggle', show);
// The browser opens it by itself (`commandfor`), and may have done so before this script was there.
show();

// Browsers without invoker commands (`commandfor`) need the buttons to be wired.
if (!('commandForElement' in HTMLButtonElement.prototype)) {
  for (const button of document.querySelectorAll('[data-open-bag]')) {
    button.addEventListener('click', () => drawer.showModal());
  }
  for (const button of document.querySelectorAll('[data-close-bag]')) {
    button.addEventListener('click', () => drawer.close());
  }
}
