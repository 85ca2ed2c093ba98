import type { Availability } from '@lapidary/shared/inventory/stock';
import { ApiProblem, BackendUnreachable, request } from '../../lib/api-client.client.ts';
import type { ProductMessages } from '../../messages/en/product.ts';
import { addToBag, BagRefusal } from '../bag/bag-actions.client.ts';
import { arrivalText } from './arrival-text.ts';
import { pictureOfChoice } from './picture-of-choice.ts';
import { followInStickyBar } from './sticky-bar.client.ts';
import { stockText } from './stock-text.ts';
import { checkedText } from './stock-time.ts';
import { type ChoiceCell, cellAt, type ValueState, valueState } from './variant-choice.ts';

const form = document.querySelector<HTMLFormElement>('form[data-buy]')!;
const panels = [...form.querySelectorAll<HTMLElement>('.variant')];
const groups = [...form.querySelectorAll('.choices')].map((group) => [
  ...group.querySelectorAll<HTMLInputElement>('input'),
]);
const button = form.querySelector<HTMLButtonElement>('[data-add]')!;
const message = form.querySelector<HTMLElement>('[data-add-message]')!;
const inPreview = form.dataset.preview !== undefined;
const note = form.querySelector<HTMLElement>('[data-stock-note]')!;
const showInSticky = followInStickyBar(form, button);
/** How long an answer about stock is taken for the truth. */
const FRESH_MS = 15_000;
const ASK_AGAIN_MS = 2_000;
/** When the shop was last heard of this piece's stock, milliseconds since 1970; 0 for never. */
let checkedAt = 0;
const viewBag = form.querySelector<HTMLElement>('[data-view-bag]')!;

const words = JSON.parse(form.dataset.words!) as ProductMessages['script'];
const BUTTON_TEXT: Record<ValueState, string> = {
  available: words.add,
  'sold-out': words.soldOut,
  'not-made': words.notMade,
};

function readCells(): ChoiceCell[] {
  return panels.map(({ dataset }) => ({
    at: dataset.at ? dataset.at.split(' ').map(Number) : [],
    variantId: dataset.variant ?? null,
    soldOut: dataset.stock === 'sold_out',
  }));
}

const chosen = (): number[] => groups.map((inputs) => inputs.findIndex(({ checked }) => checked) + 1);

function say(text: string, refused: boolean): void {
  message.textContent = text;
  message.classList.toggle('refused', refused);
  viewBag.hidden = refused || text === '';
}

/** Marks each value by what choosing it would lead to, and the button by the whole choice. */
function showStates(): void {
  const cells = readCells();
  const choice = chosen();
  for (const [option, inputs] of groups.entries()) {
    for (const [index, input] of inputs.entries()) {
      input.closest('label')!.dataset.state = valueState(cells, choice, option, index + 1);
    }
  }
  const cell = cellAt(cells, choice);
  const state: ValueState = !cell?.variantId ? 'not-made' : cell.soldOut ? 'sold-out' : 'available';
  // What a draft says of price and stock is not what the bag would say.
  if (inPreview) return;
  button.disabled = state !== 'available';
  button.textContent = BUTTON_TEXT[state];
  showInSticky(shownPanel(), state === 'available');
}

function shownPanel(): HTMLElement | undefined {
  const at = chosen().join(' ');
  return panels.find(({ dataset }) => dataset.at === at);
}

/** `?variant=` names a SKU, or the id of a variant that has none. */
function choosePanel(name: string): void {
  const panel = panels.find(({ dataset }) => dataset.variant && (dataset.sku || dataset.variant) === name);
  const places = panel?.dataset.at?.split(' ').map(Number) ?? [];
  for (const [option, place] of places.entries()) {
    const input = groups[option]?.[place - 1];
    if (input) input.checked = true;
  }
}

/** Brings the picture of what is chosen to the front. */
function showPicture(): void {
  const list = document.querySelector('.gallery-pictures');
  const places = [...(list?.children ?? [])];
  const [first] = places;
  const values = groups.flatMap((inputs) => inputs.find(({ checked }) => checked)?.value ?? []);
  const descriptions = places.map((place) => place.querySelector('img')!.alt);
  const picture = places[pictureOfChoice(descriptions, values) ?? 0];
  if (!list || !first || !picture || picture === first) return;
  const { sizes } = first.querySelector('img')!;
  for (const source of picture.querySelectorAll<HTMLImageElement | HTMLSourceElement>('img, source')) {
    source.sizes = sizes;
  }
  list.prepend(picture);
  list.scrollTo({ left: 0, behavior: 'instant' });
}

function showInAddress(): void {
  const { sku, variant } = shownPanel()?.dataset ?? {};
  const url = new URL(location.href);
  if (sku || variant) url.searchParams.set('variant', (sku || variant)!);
  else url.searchParams.delete('variant');
  history.replaceState(history.state, '', url);
}

/** Says when stock was last known for sure, or takes that back. */
function noteTime(unsure: boolean): void {
  note.querySelector('[data-stock-note-text]')!.textContent = checkedText(
    checkedAt,
    document.documentElement.lang,
    words,
  );
  note.hidden = !unsure;
}

/**
 * Replaces the stock that the page was published with by what is true now.
 * @param again ask once more when the answer is an old one: asking makes the edge fetch a new one
 */
async function showLiveStock(again = true): Promise<void> {
  let live: Availability;
  let age = 0;
  const onAge = (seconds: number) => {
    age = seconds * 1_000;
  };
  try {
    live = await request<Availability>('GET', `/api/availability/${encodeURIComponent(form.dataset.slug!)}`, {
      onAge,
    });
  } catch (error) {
    if (!(error instanceof BackendUnreachable || error instanceof ApiProblem)) throw error;
    // What was last known stays on the page; the bag and the checkout ask again.
    noteTime(true);
    return;
  }
  checkedAt = Date.now() - age;
  const old = age > FRESH_MS;
  if (old && again) setTimeout(() => void showLiveStock(false), ASK_AGAIN_MS);
  else noteTime(old);
  for (const panel of panels) {
    const now = live.variants[panel.dataset.variant ?? ''];
    if (!now) continue;
    panel.dataset.stock = now.state;
    panel.querySelector('[data-stock-text]')!.textContent = stockText(now.state, words, now.available);
  }
  showStates();
}

form.addEventListener('change', () => {
  say('', false);
  showStates();
  showPicture();
  showInAddress();
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const variantId = cellAt(readCells(), chosen())?.variantId;
  if (!variantId) return;
  say(words.added, false);
  try {
    await addToBag(variantId);
  } catch (error) {
    if (!(error instanceof BagRefusal)) throw error;
    say(error.message, true);
  }
});

const wanted = new URLSearchParams(location.search).get('variant');
if (wanted) {
  choosePanel(wanted);
  showPicture();
}
showStates();
const arrival = form.querySelector<HTMLElement>('.arrival');
if (arrival) {
  const { minDays, maxDays } = arrival.dataset;
  const { lang } = document.documentElement;
  arrival.textContent = arrivalText({ min: Number(minDays), max: Number(maxDays) }, new Date(), lang, words);
}
if (!inPreview) {
  void showLiveStock();
  const again = () => void showLiveStock();
  addEventListener('online', again);
  note.querySelector('[data-stock-retry]')!.addEventListener('click', again);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - checkedAt > FRESH_MS) again();
  });
}
