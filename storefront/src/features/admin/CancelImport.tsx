import type { ImportJob } from '@lapidary/shared/catalog/import';
import { useState } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { cancelWords } from './import-words.ts';

/** Ends an import for good, after saying what becomes of what is done. */
export function CancelImport({ job, onCancel }: { job: ImportJob; onCancel(): void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="text-button admin-danger-text" onClick={() => setAsking(true)}>
        Cancel the import
      </button>
      {asking && (
        <ConfirmDialog
          title="Cancel the import?"
          confirm="Cancel it"
          cancel={job.state === 'applying' ? 'Let it go on' : 'Keep it'}
          onAnswer={(confirmed) => {
            setAsking(false);
            if (confirmed) onCancel();
          }}
        >
          {cancelWords(job)}
        </ConfirmDialog>
      )}
    </>
  );
}
