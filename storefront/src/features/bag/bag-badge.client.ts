import { $count } from './bag-store.client.ts';

$count.subscribe((count) => {
  for (const badge of document.querySelectorAll<HTMLElement>('[data-bag-count]')) {
    badge.textContent = String(count);
    badge.hidden = count === 0;
  }
  for (const label of document.querySelectorAll<HTMLElement>('[data-bag-count-label]')) {
    label.textContent = (count === 1 ? label.dataset.one : label.dataset.other)!;
  }
});
