import { type ReactNode, useState } from 'react';
import { forgetUnsaved } from '../admin-navigation.client.ts';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { Failure } from '../Failure.tsx';
import { failureWords } from '../failure-words.ts';
import { notify } from '../notice.client.ts';

interface Props {
  /** "the code SPRING-10" */
  name: string;
  /** What it does, looked up where it depends on what there is now. */
  consequence: string | (() => Promise<string>);
  /** What there is to choose in the dialog. */
  choice?: ReactNode;
  remove(): Promise<void>;
  onRemoved(): void;
}

/** Takes something away, after asking. */
export function DeleteRecord({ name, consequence, choice, remove, onRemoved }: Props) {
  const [asking, setAsking] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ words: string; again: () => void } | null>(null);

  async function attempt(step: () => Promise<void>) {
    setBusy(true);
    setFailure(null);
    try {
      await step();
    } catch (error) {
      setFailure({ words: failureWords(error), again: () => void attempt(step) });
    }
    setBusy(false);
  }
  const ask = () =>
    attempt(async () => setAsking(typeof consequence === 'string' ? consequence : await consequence()));
  const perform = () =>
    attempt(async () => {
      await remove();
      forgetUnsaved();
      notify('Deleted');
      onRemoved();
    });
  return (
    <div className="admin-form">
      <button
        type="button"
        className="text-button admin-danger-text"
        aria-disabled={busy || undefined}
        onClick={() => !busy && void ask()}
      >
        Delete {name}
      </button>
      {failure && <Failure {...failure} />}
      {asking !== null && (
        <ConfirmDialog
          title={`Delete ${name}?`}
          confirm="Delete"
          cancel="Keep it"
          choice={choice}
          onAnswer={(confirmed) => {
            setAsking(null);
            if (confirmed) void perform();
          }}
        >
          {asking}
        </ConfirmDialog>
      )}
    </div>
  );
}
