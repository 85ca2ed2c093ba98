import { persistentAtom } from '@nanostores/persistent';
import { atom } from 'nanostores';

/** Whether the shortcuts are being explained. */
export const $help = atom(false);

/** Keys of a single character can be in the way of speech input: whoever wants, does without (WCAG 2.1.4). */
export const $singleKeys = persistentAtom<'on' | 'off'>('lapidary:desk-keys', 'on');

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function onKeyDown(event: KeyboardEvent): void {
  const inDialog = document.querySelector('dialog[open]') !== null;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if ($singleKeys.get() === 'off' || inDialog || isTyping(event.target)) return;
  if (event.key === '?') {
    event.preventDefault();
    $help.set(true);
  } else if (event.key === '/') {
    const search = document.querySelector<HTMLInputElement>('main input[type="search"]');
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  }
}

/** `/` goes to the search of the screen, `?` explains; returns the function that stops it. */
export function startShortcuts(): () => void {
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
