import { useEffect, useState } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import type { ProductDraft } from './use-product-draft.ts';

/** Something that is edited and saved as a whole. */
type Edited = Pick<ProductDraft, 'dirty' | 'saving' | 'discard'> & { save(): Promise<unknown> };

/** Appears with the first unsaved change. ⌘S and Ctrl+S do what its Save does. */
export function SaveBar({ draft }: { draft: Edited }) {
  const { dirty, saving, save, discard } = draft;
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 's' || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      // Also without a change: nobody wants the browser to save the page.
      event.preventDefault();
      if (dirty && !saving) void save();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [dirty, saving, save]);

  if (!dirty && !saving) return null;
  return (
    <section className="admin-save-bar" aria-label="Unsaved changes">
      <p>{saving ? 'Saving…' : 'Unsaved changes'}</p>
      <button type="button" className="button secondary" onClick={() => !saving && setAsking(true)}>
        Discard
      </button>
      <button
        type="button"
        className="button"
        aria-disabled={saving || undefined}
        aria-keyshortcuts="Control+S Meta+S"
        onClick={() => !saving && void save()}
      >
        Save
      </button>
      {asking && (
        <ConfirmDialog
          title="Discard the changes?"
          confirm="Discard"
          cancel="Keep editing"
          onAnswer={(confirmed) => {
            setAsking(false);
            if (confirmed) discard();
          }}
        >
          Everything changed since the last save is lost.
        </ConfirmDialog>
      )}
    </section>
  );
}
