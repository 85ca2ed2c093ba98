// A module by itself, with its address: with an `import()` that Vite compiles, every page would get 0.9 KB of preloading.
import suggestions from './suggestions.client.ts?worker&url';

document.addEventListener('click', (event) => {
  if (!(event.target as Element).closest('[data-open-search]')) return;
  event.preventDefault();
  document.querySelector<HTMLDialogElement>('#search')!.showModal();
});

// It takes care of every search field of the page; asking for it again is without effect.
document.addEventListener('focusin', (event) => {
  if ((event.target as Element).closest('[data-search]')) void import(/* @vite-ignore */ suggestions);
});
