import { useState } from 'react';
import { forgetUnsaved } from '../admin-navigation.client.ts';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { Failure } from '../Failure.tsx';
import { failureWords } from '../failure-words.ts';
import { notify } from '../notice.client.ts';

interface Props {
  /** "the code SPRING-10" */
  name: string;
  consequence: string;
  remove(): Promise<void>;
  onRemoved(): void;
}

/** Takes something away, after asking. */
export function DeleteRecord({ name, consequence, remove, onRemoved }: Props) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function perform() {
    setBusy(true);
    setFailure(null);
    try {
      await remove();
      forgetUnsaved();
      notify('Deleted');
      onRemoved();
    } catch (error) {
      setFailure(failureWords(error));
      setBusy(false);
    }
  }
  return (
    <div className="admin-form">
      <button
        type="button"
        className="text-button admin-danger-text"
        aria-disabled={busy || undefined}
        onClick={() => !busy && setAsking(true)}
      >
        Delete {name}
      </button>
      {failure && <Failure words={failure} again={() => void perform()} />}
      {asking && (
        <ConfirmDialog
          title={`Delete ${name}?`}
          confirm="Delete"
          cancel="Keep it"
          onAnswer={(confirmed) => {
            setAsking(false);
            if (confirmed) void perform();
          }}
        >
          {consequence}
        </ConfirmDialog>
      )}
    </div>
  );
}
