import { FILTER_PAGE_FACETS, filterName } from '../../lib/card-facets.ts';
import type { ListingMessages } from '../../messages/en/listing.ts';
import { type FilterChoice, matchesChoice, typedPrice } from './filter-match.ts';
import { pieceCount } from './piece-count.ts';

const panel = document.querySelector<HTMLElement>('[data-filters]')!;
const grid = document.querySelector<HTMLElement>('.product-grid')!;
const status = panel.querySelector<HTMLElement>('[data-filter-status]')!;
const chosen = panel.querySelector<HTMLElement>('[data-filter-chosen]')!;
const none = document.querySelector<HTMLElement>('[data-filter-none]')!;
const pagination = document.querySelector<HTMLElement>('.pagination');
const unfiltered = status.textContent;
const digits = Number(panel.dataset.digits);
const words = JSON.parse(panel.dataset.words!) as ListingMessages['script'] & Pick<ListingMessages, 'pieces'>;

const fields = (): HTMLInputElement[] => [...panel.querySelectorAll('input')];

/** Names and values that are set, as they stand in the address. */
function answers(): URLSearchParams {
  const given = new URLSearchParams();
  for (const { type, dataset, value, checked } of fields()) {
    if (type === 'checkbox' ? checked : value.trim()) given.append(dataset.key!, value.trim());
  }
  return given;
}

function readChoice(given: URLSearchParams): FilterChoice {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of given) {
    if (['min', 'max', 'available'].includes(name)) continue;
    values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  const price = (name: string) => typedPrice(given.get(name) ?? '', digits, panel.dataset.decimal);
  return { values, min: price('min'), max: price('max'), availableOnly: given.has('available') };
}

/** Sets the fields to what the address says. */
function restore(given: URLSearchParams): void {
  for (const field of fields()) {
    if (field.type === 'checkbox') field.checked = given.getAll(field.dataset.key!).includes(field.value);
    else field.value = given.get(field.dataset.key!) ?? '';
  }
}

function addMissingValues(other: Document): void {
  for (const group of other.querySelectorAll<HTMLElement>('[data-filters] [data-group]')) {
    const mine = panel.querySelector<HTMLElement>(`[data-group="${group.dataset.group}"]`);
    if (!mine) {
      panel.querySelector('.filter-groups')!.prepend(document.adoptNode(group));
      continue;
    }
    for (const input of group.querySelectorAll('input')) {
      if (!mine.querySelector(`input[value="${CSS.escape(input.value)}"]`)) {
        mine.append(document.adoptNode(input.closest('label')!));
      }
    }
  }
}

let others: Promise<void> | undefined;

/** Brings the cards of the listing's other pages here, once: a filter is about all pieces. */
async function loadOtherPages(): Promise<void> {
  const { path, page, pages } = panel.dataset;
  for (let number = 1; number <= Number(pages); number++) {
    if (number === Number(page)) continue;
    const response = await fetch(number === 1 ? path! : `${path}page/${number}/`);
    if (!response.ok) throw new Error(`page ${number} answered ${response.status}`);
    const other = new DOMParser().parseFromString(await response.text(), 'text/html');
    addMissingValues(other);
    for (const card of other.querySelectorAll<HTMLElement>('.product-card[data-facets]')) {
      card.dataset.elsewhere = '';
      grid.append(document.adoptNode(card));
    }
    restore(new URLSearchParams(location.search));
    show();
  }
}

/** From the first choice of a metal or a stone on, pictures follow what is chosen. */
let followsPictures = false;

function showPictures({ values }: FilterChoice): void {
  const { picturesPath } = panel.dataset;
  const chosenValues = FILTER_PAGE_FACETS.flatMap((facet) =>
    [...(values.get(facet) ?? [])].map((value) => filterName(facet, value)),
  );
  followsPictures ||= chosenValues.length > 0;
  if (!picturesPath || !followsPictures) return;
  import('./chosen-pictures.client.ts')
    .then(({ showChosenPictures }) =>
      showChosenPictures(grid.querySelectorAll<HTMLElement>('.product-card'), picturesPath, chosenValues),
    )
    // The pictures that are there stay.
    .catch(() => undefined);
}

function chip(label: string, remove: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chip';
  const what = document.createElement('span');
  what.className = 'visually-hidden';
  what.textContent = words.remove;
  button.append(what, label);
  button.addEventListener('click', () => {
    remove();
    change();
    // The pressed button is gone: what comes next takes the focus over.
    (chosen.querySelector('button') ?? panel.querySelector('summary'))?.focus();
  });
  return button;
}

function clear(): void {
  restore(new URLSearchParams());
  change();
  panel.querySelector('summary')!.focus();
}

function showChosen(): void {
  chosen.replaceChildren();
  for (const field of fields()) {
    if (field.type === 'checkbox' && field.checked) {
      chosen.append(
        chip(field.closest('label')!.textContent.trim(), () => {
          field.checked = false;
        }),
      );
    } else if (field.type !== 'checkbox' && field.value.trim()) {
      chosen.append(
        chip(`${field.labels![0]!.textContent} ${field.value.trim()}`, () => {
          field.value = '';
        }),
      );
    }
  }
  chosen.hidden = chosen.childElementCount === 0;
  if (chosen.hidden) return;
  const all = document.createElement('button');
  all.type = 'button';
  all.className = 'text-button';
  all.textContent = words.clear;
  all.addEventListener('click', clear);
  chosen.append(all);
}

/** Shows the cards that match. Without a choice the page is as it was published. */
function show(): void {
  const given = answers();
  const filtered = given.size > 0;
  const choice = readChoice(given);
  let shown = 0;
  for (const card of grid.querySelectorAll<HTMLElement>('.product-card')) {
    const { facets = '', price, soldOut, elsewhere } = card.dataset;
    const subject = {
      facets: new Set(facets.split(' ')),
      price: Number(price),
      soldOut: soldOut !== undefined,
    };
    card.hidden = filtered ? !matchesChoice(subject, choice) : elsewhere !== undefined;
    if (!card.hidden) shown++;
  }
  status.textContent = filtered ? pieceCount(shown, words.pieces) : unfiltered;
  none.hidden = shown > 0;
  if (pagination) pagination.hidden = filtered;
  showChosen();
  showPictures(choice);
  if (filtered) bringOtherPages();
}

function bringOtherPages(): void {
  if (others || Number(panel.dataset.pages) === 1) return;
  others = loadOtherPages().catch(() => {
    // Tried again with the next choice.
    others = undefined;
    status.textContent += words.incomplete;
  });
}

function change(): void {
  const url = new URL(location.href);
  url.search = answers().toString();
  history.replaceState(history.state, '', url);
  show();
}

panel.addEventListener('input', change);
none.querySelector('[data-filter-clear]')!.addEventListener('click', clear);

const asked = new URLSearchParams(location.search);
// Some browsers keep what was ticked before a reload.
restore(asked);
if (asked.size > 0) {
  show();
  // What is asked for may be known to another page only.
  if (answers().size < asked.size) bringOtherPages();
}
