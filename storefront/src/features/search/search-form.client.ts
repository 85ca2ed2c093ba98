const dialog = document.querySelector<HTMLDialogElement>('dialog#search');

// Where a page has a field of its own, the link leads there.
const own = document.querySelector<HTMLInputElement>('main form[data-search] input');

for (const link of document.querySelectorAll('[data-open-search]')) {
  link.addEventListener('click', (event) => {
    if (!dialog) return;
    event.preventDefault();
    if (own) {
      own.focus();
      return;
    }
    dialog.showModal();
    dialog.querySelector('input')?.focus();
  });
}

// Browsers without invoker commands (`commandfor`) need the button to be wired.
if (!('commandForElement' in HTMLButtonElement.prototype)) {
  document.querySelector('[data-close-search]')?.addEventListener('click', () => dialog?.close());
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-search]')) {
  const prepare = async () => (await import('./suggestions.client.ts')).suggest(form);
  form.addEventListener('focusin', () => void prepare(), { once: true });
}
