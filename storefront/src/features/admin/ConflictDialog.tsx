import { Dialog } from './Dialog.tsx';
import { ConflictChoice } from './forms/ConflictChoice.tsx';
import { SavedByLine } from './SavedByLine.tsx';
import { minuteWords } from './time-words.ts';
import type { Conflict, ProductDraft } from './use-product-draft.ts';

/** Someone else saved the product first: shows where the two differ and asks what is to become of it. */
export function ConflictDialog({ conflict, draft }: { conflict: Conflict; draft: ProductDraft }) {
  return (
    <Dialog title="This product was saved meanwhile">
      {conflict.savedBy ? (
        <SavedByLine savedBy={conflict.savedBy} />
      ) : (
        <p>It was saved elsewhere on {minuteWords(conflict.theirs.updatedAt)}, after you opened it.</p>
      )}
      <ConflictChoice
        comparison={draft.compare(conflict)}
        onChoice={(how) => void draft.settle(conflict, how)}
      />
    </Dialog>
  );
}
