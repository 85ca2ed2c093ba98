/** Runs as it is loaded. */
export {};

document.addEventListener('click', (event) => {
  if (!(event.target as Element).closest('[data-open-search]')) return;
  event.preventDefault();
  document.querySelector<HTMLDialogElement>('#search')!.showModal();
});

// It takes care of every search field of the page; asking for it again is without effect.
document.addEventListener('focusin', (event) => {
  if ((event.target as Element).closest('[data-search]')) void import('./suggestions.client.ts');
});
