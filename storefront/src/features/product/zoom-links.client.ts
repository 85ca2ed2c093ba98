/** Runs as it is loaded. */
export {};

/** The enlarged view is fetched when somebody is about to look closer, and not before. */
const loadZoom = () => import('./zoom.client.ts');

const prepare = () => {
  // What fails here is met again by the click.
  loadZoom().catch(() => undefined);
};

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-zoom]')) {
  for (const intent of ['pointerenter', 'focus']) link.addEventListener(intent, prepare, { once: true });
  link.addEventListener('click', async (event) => {
    // A new tab stays a new tab.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    try {
      (await loadZoom()).openZoom(link);
    } catch {
      location.assign(link.href);
    }
  });
}
