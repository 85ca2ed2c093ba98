import { findPieces, SearchUnavailable } from './ask-search.client.ts';
import { loadWords } from './load-words.client.ts';
import { pieceCard } from './piece-card.client.ts';
import { pricedPiece, resultsStatus } from './search-words.ts';

const PER_STEP = 24;
const words = await loadWords();

const main = document.querySelector<HTMLElement>('main')!;
const part = <Kind extends HTMLElement>(name: string): Kind => main.querySelector<Kind>(`[data-${name}]`)!;
const results = part('results');
const outcome = part('outcome');
const unavailable = part('unavailable');
const list = part<HTMLUListElement>('pieces');
const more = part<HTMLButtonElement>('more');
const field = main.querySelector<HTMLInputElement>('input[name="q"]')!;

/** What is asked for stands in the address, so that it can be sent to others, and comes back with Back. */
function readAddress(): { query: string; limit: number } {
  const parameters = new URLSearchParams(location.search);
  const shown = Number(parameters.get('show'));
  return {
    query: (parameters.get('q') ?? '').trim().slice(0, 100),
    limit: Number.isSafeInteger(shown) && shown > PER_STEP ? shown : PER_STEP,
  };
}

async function show(): Promise<void> {
  const { query, limit } = readAddress();
  unavailable.hidden = true;
  if (query === '') return;
  results.setAttribute('aria-busy', 'true');
  outcome.textContent = words.searching;
  try {
    const { pieces, total, partial } = await findPieces(query, limit);
    outcome.textContent = resultsStatus({ total, partial, query }, words);
    list.replaceChildren(...pieces.map((piece) => pieceCard(pricedPiece(piece, words))));
    more.hidden = total <= pieces.length;
    main.querySelector<HTMLElement>('[data-ways]')?.toggleAttribute('hidden', total > 0 && !partial);
  } catch (error) {
    if (!(error instanceof SearchUnavailable)) throw error;
    outcome.textContent = '';
    unavailable.hidden = false;
  } finally {
    results.setAttribute('aria-busy', 'false');
  }
}

more.addEventListener('click', async () => {
  const shown = list.children.length;
  const url = new URL(location.href);
  url.searchParams.set('show', String(shown + PER_STEP));
  history.replaceState(history.state, '', url);
  await show();
  list.children[shown]?.querySelector('a')?.focus();
});
part('retry').addEventListener('click', () => void show());

const { query } = readAddress();
field.value = query;
if (query) document.title = document.title.replace(words.title, words.query(query));
void show();
