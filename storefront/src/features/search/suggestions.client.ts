import { searchPath } from '@lapidary/shared/page-paths';
import { localPath } from '../../lib/local-path.client.ts';
import { findPieces, SearchUnavailable } from './ask-search.client.ts';
import { loadWords } from './load-words.client.ts';
import type { SearchAnswer } from './search-messages.ts';
import { suggestionStatus } from './search-words.ts';
import { suggestionOf } from './suggestion.client.ts';

const LIMIT = 6;
const words = await loadWords();

/**
 * Suggests pieces below a search field while somebody types: an editable combobox with a list (WAI-ARIA authoring
 * practices). Arrow keys mark an option, Enter goes to it or, without one, to the results; Escape closes the list.
 */
function suggest(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[type="search"]')!;
  const list = form.querySelector<HTMLElement>('[data-search-list]')!;
  const status = form.querySelector<HTMLElement>('[data-search-status]')!;
  // Without this script the field is a plain one, and says so.
  field.role = 'combobox';
  field.ariaAutoComplete = 'list';
  field.ariaExpanded = 'false';
  field.setAttribute('aria-controls', list.id);
  list.role = 'listbox';
  list.ariaLabel = words.suggestions;
  let options: HTMLElement[] = [];
  let marked = -1;
  let asked = '';

  const mark = (place: number): void => {
    options[marked]?.setAttribute('aria-selected', 'false');
    marked = place;
    const option = options[place];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
  };

  const show = (entries: HTMLElement[]): void => {
    mark(-1);
    options = entries;
    list.replaceChildren(...entries);
    list.hidden = entries.length === 0;
    field.setAttribute('aria-expanded', String(entries.length > 0));
  };

  const showAnswer = ({ pieces, total, partial }: SearchAnswer): void => {
    const entries = pieces.map((piece, place) => suggestionOf(piece, `${field.id}-${place}`, words));
    if (total > pieces.length) {
      const all = document.createElement('a');
      all.className = 'search-all';
      all.href = localPath(searchPath(asked));
      all.textContent = words.all(total);
      all.id = `${field.id}-all`;
      all.role = 'option';
      all.tabIndex = -1;
      entries.push(all);
    }
    show(entries);
    status.textContent = suggestionStatus({ total, partial, query: asked }, words);
  };

  const update = async (): Promise<void> => {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    if (query === '') {
      show([]);
      status.textContent = '';
      return;
    }
    try {
      const answer = await findPieces(query, LIMIT);
      // Somebody has typed on.
      if (query === asked) showAnswer(answer);
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error;
      asked = '';
      show([]);
      status.textContent = words.suggestionsUnavailable;
    }
  };

  const move = (step: number): void => {
    if (list.hidden && options.length > 0) show(options);
    const places = options.length + 1;
    // One place more than options: back in the field.
    mark(((marked + 1 + step + places) % places) - 1);
  };

  field.addEventListener('input', () => void update());
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && marked >= 0) {
      event.preventDefault();
      options[marked]!.click();
    } else if (event.key === 'Escape' && !list.hidden) {
      // The first Escape closes the list and nothing else: not the dialog around it, nor what was typed.
      event.preventDefault();
      mark(-1);
      list.hidden = true;
      field.setAttribute('aria-expanded', 'false');
    }
  });
  // Not before a click on an option has had its effect.
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && form.contains(relatedTarget)) return;
    if (form.closest('dialog')) return;
    mark(-1);
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
  });
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  void update();
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-search]')) suggest(form);
