import type { ReleaseSummary } from '@lapidary/shared/publishing/release';
import { useState } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { PublishProgress } from './PublishProgress.tsx';
import { momentWords } from './time-words.ts';
import { useRollBack } from './use-roll-back.ts';

/** Brings the shop back to a release, after asking, and shows the receipt. */
export function RollBack({ release }: { release: ReleaseSummary }) {
  const { publishing, busy, start } = useRollBack(release.id);
  const [asking, setAsking] = useState(false);
  return (
    <section className="admin-panel" aria-labelledby="roll-back-heading">
      <h2 id="roll-back-heading">Roll back</h2>
      <p className="quiet">
        Shows every product as it was in this release. Orders, stock and drafts stay as they are.
      </p>
      <div className="admin-actions">
        <button
          type="button"
          className="button secondary"
          aria-disabled={busy || undefined}
          onClick={() => !busy && setAsking(true)}
        >
          Roll back to this release
        </button>
      </div>
      <PublishProgress publishing={publishing} again={start} />
      {asking && (
        <ConfirmDialog
          title="Roll back the shop?"
          confirm="Roll back"
          cancel="Keep the shop as it is"
          onAnswer={(confirmed) => {
            setAsking(false);
            if (confirmed) start();
          }}
        >
          Shoppers will see every product as it was {momentWords(release.createdAt)}. You can roll forward
          again from the list of releases.
        </ConfirmDialog>
      )}
    </section>
  );
}
