import { atom, computed, map } from 'nanostores';
import { type AdminRoute, parseRoute, routeHash } from './admin-routes.ts';

/** The screen that is shown; `visit` grows with every navigation, so that the same address visited again starts anew. */
export interface Visit {
  route: AdminRoute;
  visit: number;
}

/** Parts of a screen that may hold something unsaved, with what would be lost in words. */
const $unsavedParts = map<Partial<Record<'draft' | 'uploads', string>>>({});

/** What would be lost by leaving the screen, in words; null when nothing would. */
export const $unsaved = computed($unsavedParts, ({ draft, uploads }) => draft ?? uploads ?? null);

/** `words` null: nothing would be lost any more. */
export function markUnsaved(part: 'draft' | 'uploads', words: string | null): void {
  $unsavedParts.setKey(part, words ?? undefined);
}

/** The merchant said that it may go. */
export function forgetUnsaved(): void {
  $unsavedParts.set({});
}

/** The fragment that the merchant wanted to go to when something unsaved stood in the way. */
export const $blockedLeave = atom<string | null>(null);

export const $visit = atom<Visit>({ route: parseRoute(location.hash), visit: 0 });

let shownHash = location.hash;

function show(hash: string): void {
  shownHash = hash;
  $visit.set({ route: parseRoute(hash), visit: $visit.get().visit + 1 });
}

function onHashChange(): void {
  if (location.hash === shownHash) return;
  if ($unsaved.get() === null) {
    show(location.hash);
    return;
  }
  $blockedLeave.set(location.hash);
  // The browser has moved on already: put the address of what is still shown back. A pushed entry is right after
  // Back, the case that cannot be caught earlier.
  history.pushState(null, '', shownHash || routeHash({ screen: 'products' }));
}

/** A link is caught before the browser moves: a leave that is called off then leaves no trace in its history. */
function onClick(event: MouseEvent): void {
  const otherTarget = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if ($unsaved.get() === null || event.defaultPrevented || otherTarget) return;
  const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
  if (!link) return;
  event.preventDefault();
  $blockedLeave.set(link.getAttribute('href'));
}

function onBeforeUnload(event: BeforeUnloadEvent): void {
  if ($unsaved.get() !== null) event.preventDefault();
}

/** Follows the address bar; returns the function that stops it. */
export function startNavigation(): () => void {
  window.addEventListener('click', onClick);
  window.addEventListener('hashchange', onHashChange);
  window.addEventListener('beforeunload', onBeforeUnload);
  // Whoever had to sign in first may have been led elsewhere meanwhile.
  onHashChange();
  return () => {
    window.removeEventListener('click', onClick);
    window.removeEventListener('hashchange', onHashChange);
    window.removeEventListener('beforeunload', onBeforeUnload);
  };
}

export function goTo(route: AdminRoute): void {
  location.hash = routeHash(route);
}

/** Gives the screen that is shown another address without showing it anew: a new product that got its id. */
export function renameAddress(route: AdminRoute): void {
  shownHash = routeHash(route);
  history.replaceState(null, '', shownHash);
}

/** The answer to a blocked leave: go after all, and lose what is unsaved, or stay. */
export function answerBlockedLeave(leave: boolean): void {
  const wanted = $blockedLeave.get();
  $blockedLeave.set(null);
  if (!leave || wanted === null) return;
  forgetUnsaved();
  location.hash = wanted;
}
