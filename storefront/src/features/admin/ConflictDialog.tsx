import { Dialog } from './Dialog.tsx';
import { draftDiff } from './draft-diff.ts';
import { Differences } from './forms/Differences.tsx';
import { SavedByLine } from './SavedByLine.tsx';
import { useCurrency } from './store-context.ts';
import { minuteWords } from './time-words.ts';
import type { Conflict, ProductDraft } from './use-product-draft.ts';

/** Someone else saved the product first: shows where the two differ and asks which one to keep. */
export function ConflictDialog({ conflict, draft }: { conflict: Conflict; draft: ProductDraft }) {
  const differences = draftDiff(conflict.mine, conflict.theirs.draft, useCurrency());
  return (
    <Dialog title="This product was saved meanwhile">
      {conflict.savedBy ? (
        <SavedByLine savedBy={conflict.savedBy} />
      ) : (
        <p>It was saved elsewhere on {minuteWords(conflict.theirs.updatedAt)}, after you opened it.</p>
      )}
      <p>{differences.length === 0 ? 'Both say the same.' : 'This is where the two differ:'}</p>
      {differences.length > 0 && <Differences rows={differences} />}
      <div className="admin-actions">
        <button
          type="button"
          className="button secondary"
          onClick={() => void draft.settle(conflict, 'theirs')}
        >
          Load theirs
        </button>
        <button type="button" className="button" onClick={() => void draft.settle(conflict, 'mine')}>
          Keep mine
        </button>
      </div>
    </Dialog>
  );
}
